#include "engine/packed_claims.hpp"

#include <map>
#include <memory>
#include <utility>

#include "engine/report/row_fields.hpp"

namespace duizhang {

void pack_claims(store::Packer& to, std::vector<claim::Claim> const& claims) {
  std::map<claim::Paragraph const*, std::size_t> numbers;  // from 1; 0 for none
  std::vector<claim::Paragraph const*> paragraphs;
  for (auto const& claim : claims)
    if (auto const* one = claim.evidence.paragraph.get(); one != nullptr && numbers.emplace(one, 0).second)
      paragraphs.push_back(one), numbers[one] = paragraphs.size();
  to(paragraphs.size());
  for (auto const* one : paragraphs) to(*one);
  to(claims.size());
  for (auto const& claim : claims) {
    auto const* one = claim.evidence.paragraph.get();
    to(claim, one == nullptr ? std::size_t{0} : numbers[one]);
  }
}

void unpack_claims(store::Unpacker& from, std::vector<claim::Claim>& claims) {
  std::size_t size = 0;
  std::vector<std::shared_ptr<claim::Paragraph const>> paragraphs{nullptr};
  from(size);
  for (std::size_t i = 0; i < size && from.good(); ++i) {
    auto one = std::make_shared<claim::Paragraph>();
    from(*one);
    paragraphs.push_back(std::move(one));
  }
  from(size);
  for (std::size_t i = 0; i < size && from.good(); ++i) {
    std::size_t paragraph = 0;
    auto& claim = claims.emplace_back();
    from(claim, paragraph);
    if (paragraph >= paragraphs.size()) return from.fail();
    claim.evidence.paragraph = paragraphs[paragraph];
  }
}

}  // namespace duizhang
