#include "engine/document/document.hpp"

#include <array>

#include "engine/text/utf8.hpp"

namespace duizhang::document {

namespace {
constexpr std::array<std::string_view, 5> role_names{"other", "review", "five_year_review", "plan",
                                                     "five_year_plan"};
constexpr std::array<std::string_view, 12> part_names{
    "opening",         "year-review", "five-year-review",    "requirements", "headline-targets", "tasks",
    "five-year-tasks", "livelihood",  "self-administration", "annex",        "glossary",         "other"};
}  // namespace

std::string_view name(Role role) { return role_names[static_cast<std::size_t>(role)]; }

bool role_named(std::string_view word, Role& out) {
  for (std::size_t i = 0; i < role_names.size(); ++i)
    if (role_names[i] == word) return out = static_cast<Role>(i), true;
  return false;
}

std::string_view name(Part part) { return part_names[static_cast<std::size_t>(part)]; }

bool part_named(std::string_view word, Part& out) {
  for (std::size_t i = 0; i < part_names.size(); ++i)
    if (part_names[i] == word) return out = static_cast<Part>(i), true;
  return false;
}

std::uint32_t Document::boundary(std::uint32_t offset) const {
  auto size = static_cast<std::uint32_t>(text().size());
  if (offset >= size) return size;
  while (offset > 0 && (static_cast<unsigned char>(text()[offset]) & 0xC0U) == 0x80U) --offset;
  return offset;
}

Document::Quote Document::quote(text::Range range) const {
  auto bytes = folded.original(range);
  auto count_to = [&](std::uint32_t offset) {
    auto block = offset / 64;
    return code_points[block] +
           text::count_code_points(std::string_view(original).substr(block * 64, offset - block * 64));
  };
  return {text::slice(original, bytes), code_points_before + count_to(bytes.begin),
          code_points_before + count_to(bytes.end)};
}

}  // namespace duizhang::document
