# The panel of a run in R: what became of the annual targets of each year.
# usage: Rscript panel.R panel.csv PICTURE.png
arguments <- commandArgs(trailingOnly = TRUE)

panel <- read.csv(arguments[1], fileEncoding = "UTF-8-BOM", colClasses = c(code = "character"))

annual <- panel[panel$group == "annual", ]
counts <- rbind(
  met = tapply(annual$met == "true", annual$year, sum, na.rm = TRUE),
  missed = tapply(annual$met == "false", annual$year, sum, na.rm = TRUE),
  unreported = tapply(annual$status == "unreported", annual$year, sum)
)
counts <- counts[, colSums(counts) > 0, drop = FALSE]  # years of which a report says something
print(t(counts))
png(arguments[2], width = 900, height = 600)
barplot(counts, col = c("#135aa3", "#b23a0b", "#7b2d73"), border = NA, las = 2, ylab = "annual targets",
        main = "What became of the targets of each year", legend.text = rownames(counts),
        args.legend = list(x = "topleft", bty = "n"))
invisible(dev.off())
