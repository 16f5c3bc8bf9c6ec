// What the loader asks of rule files, remembered while it reads some: the JSON Schema is made of it, so that
// it can never say something else than the loader does.
#pragma once

#include <map>
#include <memory>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace duizhang::rule {

// One place of a rule file: the root, a key of it, the items of a list …
class Shape {
 public:
  enum class Type { text, number, integer, boolean, words, list, mapping };

  void note(Type type) { types.insert(type); }
  void allow(std::vector<std::string_view> const& words) { allowed.insert(words.begin(), words.end()); }
  // The place of a key's value, and of the items of a list.
  Shape& key(std::string const& name);
  Shape& items();

  // A mapping was read here: `asked` are the keys that may stand in it, `required` those that must.
  void close(std::vector<std::string> const& asked_keys, std::set<std::string> const& required_keys);

  std::set<Type> types;
  std::set<std::string, std::less<>> allowed;  // words; empty: any
  std::map<std::string, std::unique_ptr<Shape>> keys;
  std::unique_ptr<Shape> item;
  bool closed = false;  // no other keys than those asked for
  std::set<std::string> asked;
  std::set<std::string> required;  // in every mapping that was read here
};

}  // namespace duizhang::rule
