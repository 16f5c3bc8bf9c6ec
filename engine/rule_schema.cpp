#include "engine/rule_schema.hpp"

#include <nlohmann/json.hpp>

namespace duizhang {
namespace {

using Json = nlohmann::ordered_json;
using rule::Shape;
using Type = rule::Shape::Type;

// YAML reads 2017 and true as what they look like, the loader takes them as they are written.
Json const any_scalar = Json::array({"string", "number", "boolean"});

Json of(Shape const& shape);

Json word(Shape const& shape) {
  Json out;
  if (shape.allowed.empty())
    out["type"] = any_scalar;
  else
    out["enum"] = shape.allowed;
  return out;
}

// Words in a list, one word alone, or {file: words.txt}, alone or in the list.
void add_words(Json& forms) {
  Json file{{"type", "object"},
            {"properties", {{"file", {{"type", "string"}}}}},
            {"required", {"file"}},
            {"additionalProperties", false}};
  Json items;
  items["anyOf"] = Json::array({Json{{"type", any_scalar}}, file});
  forms.push_back({{"type", any_scalar}});
  forms.push_back(file);
  forms.push_back({{"type", "array"}, {"items", items}});
}

Json mapping(Shape const& shape) {
  Json out;
  out["type"] = "object";
  if (!shape.closed) {
    // Free keys: every value has the shape of any of them.
    Json values = Json::array();
    for (auto const& [key, child] : shape.keys) {
      auto one = of(*child);
      if (std::find(values.begin(), values.end(), one) == values.end()) values.push_back(std::move(one));
    }
    if (values.size() == 1)
      out["additionalProperties"] = values[0];
    else if (!values.empty())
      out["additionalProperties"] = {{"anyOf", values}};
    return out;
  }
  Json properties = Json::object();
  for (auto const& key : shape.asked) {
    auto child = shape.keys.find(key);
    properties[key] = child == shape.keys.end() ? Json::object() : of(*child->second);
  }
  out["properties"] = properties;
  if (!shape.required.empty()) out["required"] = shape.required;
  out["additionalProperties"] = false;
  return out;
}

Json of(Shape const& shape) {
  Json forms = Json::array();
  auto has = [&](Type type) { return shape.types.contains(type); };
  if (has(Type::words)) add_words(forms);
  if (has(Type::text) && !has(Type::words)) forms.push_back(word(shape));
  if (has(Type::integer))
    forms.push_back({{"type", "integer"}});
  else if (has(Type::number))
    forms.push_back({{"type", Json::array({"number", "string"})}});
  if (has(Type::boolean)) forms.push_back({{"type", "boolean"}});
  if (has(Type::list)) {
    Json list{{"type", "array"}};
    if (shape.item) list["items"] = of(*shape.item);
    forms.push_back(list);
  }
  if (has(Type::mapping)) forms.push_back(mapping(shape));
  if (forms.empty()) return Json::object();
  return forms.size() == 1 ? forms[0] : Json{{"anyOf", forms}};
}

}  // namespace

std::string rule_schema(rule::Shape const& shape) {
  Json out{{"$schema", "http://json-schema.org/draft-07/schema#"}, {"title", "duizhang rules"}};
  out.update(of(shape));
  return out.dump(2) + "\n";
}

}  // namespace duizhang
