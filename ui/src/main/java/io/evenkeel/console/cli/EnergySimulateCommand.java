package io.evenkeel.console.cli;

import io.evenkeel.cooling.Controller;
import io.evenkeel.cooling.Controllers;
import io.evenkeel.cooling.EnergySum;
import io.evenkeel.cooling.Grid;
import io.evenkeel.cooling.Outcome;
import io.evenkeel.cooling.Plant;
import io.evenkeel.cooling.PlantState;
import io.evenkeel.cooling.Site;
import io.evenkeel.cooling.YearRun;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code ./evenkeel energy simulate}: a plant through the hours of a year, as a controller runs it. */
@Command(
        name = "simulate",
        description = "Runs a plant through a year, hour by hour, as a controller would.",
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "Writes a row for each hour to --out and a summary in JSON beside it, which is also printed last.",
            "Files may end in .gz; their formats are in docs/energy.md. Hours that no setting fits have ok=0."
        })
final class EnergySimulateCommand implements Callable<Integer> {

    enum Kind {
        BASELINE,
        EXPERT,
        OPTIMAL,
        EXHAUSTIVE
    }

    @Option(
            names = "--site",
            paramLabel = "FILE",
            description = "The plant; examples/reference-site.json unless given.")
    private @Nullable String site;

    @Option(names = "--weather", paramLabel = "CSV", required = true, description = "8,760 hours of outdoor air.")
    private String weather = "";

    @Option(names = "--load", paramLabel = "CSV|kW", required = true, description = "IT work: a number, or by hour.")
    private String load = "";

    @Option(names = "--chillers", paramLabel = "FILE", description = "Published chiller sets, JSON.")
    private @Nullable String chillers;

    @Option(
            names = "--chiller",
            paramLabel = "NAME",
            description = "Which of them; not needed for a calibrated site, which has its own.")
    private @Nullable String chiller;

    @Option(names = "--controller", required = true, description = "One of ${COMPLETION-CANDIDATES}, in any case.")
    private Kind controller = Kind.BASELINE;

    @Option(names = "--hours", paramLabel = "FILE", description = "Only the hours in its column hour.")
    private @Nullable String hours;

    @Option(
            names = "--climate",
            paramLabel = "NAME",
            description = "Of --hours, only rows with it in the column climate; the weather file's name unless given.")
    private @Nullable String climate;

    @Option(
            names = "--lock-supply-air",
            paramLabel = "C",
            description = "Holds the supply air at a temperature, for optimal and exhaustive.")
    private @Nullable Double lockedSupplyAir;

    @Option(names = "--out", paramLabel = "CSV", required = true, description = "Where the hours go.")
    private String out = "";

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public Integer call() throws InterruptedException {
        if (!out.endsWith(".csv")) {
            throw new ParameterException(
                    Objects.requireNonNull(spec).commandLine(),
                    "--out must end in .csv; the summary is put beside it.");
        }
        if (lockedSupplyAir != null && (controller == Kind.BASELINE || controller == Kind.EXPERT)) {
            throw new ParameterException(
                    Objects.requireNonNull(spec).commandLine(),
                    "--lock-supply-air is for optimal and exhaustive; the rules choose their own.");
        }
        WholeFile.apart(Path.of(out), weather, load, hours);
        WholeFile.apart(summary(), site, chillers);
        Site plantSite = PlantInput.site(site);
        Plant plant = Plant.of(plantSite, PlantInput.chiller(site, chillers, chiller));
        List<YearRun.Hour> run = PlantInput.hours(
                PlantInput.weather(weather),
                PlantInput.load(load, plantSite),
                hours,
                Optional.of(climate == null ? PlantInput.climate(weather) : climate));
        long begun = System.nanoTime();
        List<Optional<PlantState>> states = YearRun.of(run, controllers(plant));
        double seconds = (System.nanoTime() - begun) / 1e9;
        PlantRows.write(Path.of(out), controller.name().toLowerCase(Locale.ROOT), run, states);
        String summary = PlantSummary.json(EnergySum.of(states), violations(plant, states), seconds);
        WholeFile.text(summary(), file -> file.write(summary + "\n"));
        System.out.println(summary);
        return 0;
    }

    private Path summary() {
        return Path.of(out.substring(0, out.length() - 4) + ".json");
    }

    private Supplier<Controller> controllers(Plant plant) {
        return switch (controller) {
            case BASELINE -> () -> Controllers.baseline(plant);
            case EXPERT -> () -> Controllers.expert(plant);
            case OPTIMAL -> () -> Controllers.optimal(plant, grid());
            case EXHAUSTIVE -> () -> Controllers.exhaustive(plant, grid());
        };
    }

    private Grid grid() {
        return lockedSupplyAir == null ? Grid.reference() : Grid.reference().withSupplyAir(lockedSupplyAir);
    }

    /** Hours whose setting the plant refuses when asked again. */
    private static long violations(Plant plant, List<Optional<PlantState>> states) {
        return states.stream()
                .flatMap(Optional::stream)
                .filter(state ->
                        plant.evaluate(state.weather(), state.loadKw(), state.setting()) instanceof Outcome.Breaks)
                .count();
    }
}
