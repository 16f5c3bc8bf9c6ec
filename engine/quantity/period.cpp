#include "engine/quantity/period.hpp"

#include <boost/date_time/gregorian/formatters.hpp>

namespace duizhang::quantity {

std::string iso(boost::gregorian::date date) {
  return date.is_special() ? std::string() : boost::gregorian::to_iso_extended_string(date);
}

}  // namespace duizhang::quantity
