#include "tests/support/zip.hpp"

#include <cstdint>

namespace duizhang::test {
namespace {

void put(std::string& out, std::uint32_t value, int bytes) {
  for (int i = 0; i < bytes; ++i) out += static_cast<char>(value >> (8 * i) & 0xFFU);
}

std::uint32_t checksum(std::string const& bytes) {
  std::uint32_t sum = 0xFFFFFFFFU;
  for (char c : bytes) {
    sum ^= static_cast<unsigned char>(c);
    for (int i = 0; i < 8; ++i) sum = (sum >> 1U) ^ ((sum & 1U) != 0 ? 0xEDB88320U : 0U);
  }
  return ~sum;
}

// What the header before a member and the directory at the end say alike.
void put_entry(std::string& out, std::string const& name, std::string const& bytes, bool encrypted) {
  put(out, 20, 2);
  put(out, encrypted ? 1 : 0, 2);
  put(out, 0, 2);  // stored
  put(out, 0, 4);  // time and day
  put(out, checksum(bytes), 4);
  put(out, static_cast<std::uint32_t>(bytes.size()), 4);
  put(out, static_cast<std::uint32_t>(bytes.size()), 4);
  put(out, static_cast<std::uint32_t>(name.size()), 2);
  put(out, 0, 2);
}

}  // namespace

std::string zip_of(ZipMembers const& members, bool encrypted) {
  std::string out;
  std::string directory;
  for (auto const& [name, bytes] : members) {
    auto at = static_cast<std::uint32_t>(out.size());
    put(out, 0x04034B50, 4);
    put_entry(out, name, bytes, encrypted);
    out += name + bytes;
    put(directory, 0x02014B50, 4);
    put(directory, 20, 2);
    put_entry(directory, name, bytes, encrypted);
    put(directory, 0, 2);
    put(directory, 0, 2);
    put(directory, 0, 2);
    put(directory, 0, 4);
    put(directory, at, 4);
    directory += name;
  }
  auto at = static_cast<std::uint32_t>(out.size());
  out += directory;
  put(out, 0x06054B50, 4);
  put(out, 0, 4);
  put(out, static_cast<std::uint32_t>(members.size()), 2);
  put(out, static_cast<std::uint32_t>(members.size()), 2);
  put(out, static_cast<std::uint32_t>(directory.size()), 4);
  put(out, at, 4);
  put(out, 0, 2);
  return out;
}

std::string word_of(std::vector<std::string> const& paragraphs) {
  std::string document =
      "<?xml version=\"1.0\" encoding=\"UTF-8\"?><w:document "
      "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"><w:body>";
  for (auto const& paragraph : paragraphs)
    document += "<w:p><w:r><w:t xml:space=\"preserve\">" + paragraph + "</w:t></w:r></w:p>";
  return zip_of(
      {{"[Content_Types].xml", "<Types/>"}, {"word/document.xml", document + "</w:body></w:document>"}});
}

}  // namespace duizhang::test
