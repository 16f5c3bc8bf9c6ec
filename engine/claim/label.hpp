// The last touch on a claim's name, which hangs on what was measured and not on what the sentence says
// before: 煤炭产量占全省 is a 比重, and 老旧小区改造惠及 a 人数.
#pragma once

#include <string>
#include <string_view>

#include "engine/claim/claim.hpp"
#include "engine/rule/rule.hpp"

namespace duizhang::claim {

// True where a figure with a unit of area says what `name` does not: 拆违 has an area, and of 新建高标准农田
// it is plain that the land is measured.
[[nodiscard]] bool wants_area(std::string_view name, rule::SubjectWords const& words);

// The name of a claim as it stands alone, of a numeric one from its measure and unit (人, 万人次, 户…):
// 本市贷款余额占全区 → 本市贷款余额占全区比重, 困难群众救助金惠及 → 困难群众救助金惠及人数, 综保区全国 →
// 综保区全国排名, 绿色化工分别实现产值 → 绿色化工产值, 各项贷款新增 → 新增各项贷款, 年度减亏目标 → 减亏目标.
// Any other is left as it is.
[[nodiscard]] std::string finished_name(Claim const& claim, rule::SubjectWords const& words);

}  // namespace duizhang::claim
