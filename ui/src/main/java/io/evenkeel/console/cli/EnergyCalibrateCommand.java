package io.evenkeel.console.cli;

import io.evenkeel.cooling.Calibration;
import io.evenkeel.cooling.Chiller;
import io.evenkeel.cooling.OperatingHour;
import io.evenkeel.cooling.PlantFiles;
import io.evenkeel.cooling.Site;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code ./evenkeel energy calibrate}: a plant's model made to agree with hours of operation. */
@Command(
        name = "calibrate",
        description = "Fits a plant's model to hours of its operation and says how well it agrees.",
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "Writes the site with its fitted parts and chiller to --out, for simulate, and the agreement as JSON to standard",
            "output: CVRMSE and bias by part (ASHRAE Guideline 14). A part that does not fit physically refuses the whole:",
            "nothing is written. Files may end in .gz; their formats are in docs/energy.md."
        })
final class EnergyCalibrateCommand implements Callable<Integer> {

    @Option(
            names = "--site",
            paramLabel = "FILE",
            description = "The plant as designed; examples/reference-site.json unless given.")
    private @Nullable String site;

    @Option(
            names = "--operation",
            paramLabel = "CSV",
            required = true,
            arity = "1..*",
            description = "Hours of operation, as simulate writes them.")
    private List<String> operation = List.of();

    @Option(names = "--chillers", paramLabel = "FILE", description = "Published chiller sets, JSON.")
    private @Nullable String chillers;

    @Option(
            names = "--chiller",
            paramLabel = "NAME",
            description = "Which of them is the design; not needed for a site that has its own.")
    private @Nullable String chiller;

    @Option(
            names = "--out",
            paramLabel = "FILE",
            required = true,
            description = "Where the calibrated site goes, JSON.")
    private String out = "";

    @Override
    public Integer call() {
        operation.forEach(file -> WholeFile.apart(Path.of(out), file));
        WholeFile.apart(Path.of(out), chillers);
        Site design = PlantInput.site(site);
        Chiller its = PlantInput.chiller(site, chillers, chiller);
        List<OperatingHour> hours = new ArrayList<>();
        operation.forEach(file -> hours.addAll(PlantInput.operation(file)));
        Calibration calibration = Calibration.of(design, its, hours);
        System.out.println(CalibrationSummary.json(calibration));
        if (!calibration.refusals().isEmpty()) {
            throw new CannotStart(
                    "The calibration is refused; nothing is written. " + String.join(" ", calibration.refusals()));
        }
        String json = PlantFiles.json(calibration.site(), calibration.chiller());
        WholeFile.text(Path.of(out), file -> file.write(json));
        return 0;
    }
}
