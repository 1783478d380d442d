package io.evenkeel.console.cli;

import io.evenkeel.cooling.Controller;
import io.evenkeel.cooling.Controllers;
import io.evenkeel.cooling.EnergySum;
import io.evenkeel.cooling.Grid;
import io.evenkeel.cooling.Plant;
import io.evenkeel.cooling.PlantState;
import io.evenkeel.cooling.Site;
import io.evenkeel.cooling.Weather;
import io.evenkeel.cooling.YearRun;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code ./evenkeel bench energy}: how good and how fast the plant is run, by climate. */
@Command(
        name = "energy",
        description = "Annual PUE by rules, the fast search against the exhaustive one, and their times; meters live.",
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "EVENKEEL_BENCH_DATA is a folder with energy/, in it weather/CLIMATE.csv.gz, chillers.json and hours-500.csv."
        })
final class BenchEnergy implements Callable<Integer> {
    private static final double LOAD = 11_000;
    private static final List<String> CLIMATES = List.of("beijing", "chicago", "san_francisco");

    @Option(names = "--chiller", defaultValue = "Trane CVHF 2317kW/6.33COP/VSD", description = "Of chillers.json.")
    private String chiller = "";

    @Option(
            names = "--part",
            paramLabel = "PART",
            description = "Only this part: plant, or live; plant unless given.",
            defaultValue = "plant")
    private String part = "";

    @Option(names = "--meters", defaultValue = "2000", description = "Of the live part; ${DEFAULT-VALUE} unless given.")
    private int meters;

    @Option(
            names = "--seconds",
            defaultValue = "360",
            description = "How long the live part is measured; ${DEFAULT-VALUE} unless given.")
    private int seconds;

    @Option(names = "--every", defaultValue = "1", description = "Takes only every so many-th of the 500 hours.")
    private int every;

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public Integer call() throws IOException, InterruptedException {
        var own = Objects.requireNonNull(spec).commandLine();
        PrintWriter out = own.getOut();
        switch (part) {
            case "plant" -> plant(out);
            case "live" -> new EnergyLivePart(meters, seconds).measure(out);
            default -> throw new ParameterException(own, "There is no part " + part + "; there are plant and live.");
        }
        return 0;
    }

    private void plant(PrintWriter out) throws InterruptedException {
        Path data = data();
        Site site = PlantInput.site(null);
        Plant plant =
                Plant.of(site, PlantInput.chiller(data.resolve("chillers.json").toString(), chiller));
        for (String climate : CLIMATES) {
            String weather =
                    data.resolve("weather").resolve(climate + ".csv.gz").toString();
            if (Files.exists(Path.of(weather))) {
                year(out, climate, plant, PlantInput.weather(weather));
                sample(out, climate, plant, data, PlantInput.weather(weather));
            } else {
                out.println(climate + ": " + weather + " is missing");
            }
            out.flush();
        }
    }

    private static Path data() {
        String root = Objects.requireNonNullElse(System.getenv("EVENKEEL_BENCH_DATA"), "");
        if (root.isBlank()) {
            throw new CannotStart(
                    "EVENKEEL_BENCH_DATA is not set. Set it to the folder of the benchmark data, which has energy/.");
        }
        Path data = Path.of(root).resolve("energy");
        for (String file : List.of("chillers.json", "hours-500.csv")) {
            if (!Files.exists(data.resolve(file))) {
                throw new CannotStart(data.resolve(file) + " is missing; EVENKEEL_BENCH_DATA names " + root
                        + ", the folder of the benchmark data.");
            }
        }
        return data;
    }

    private static void year(PrintWriter out, String climate, Plant plant, List<Weather> weather)
            throws InterruptedException {
        List<YearRun.Hour> hours =
                weather.stream().map(hour -> new YearRun.Hour(hour, LOAD)).toList();
        EnergySum baseline = EnergySum.of(YearRun.of(hours, () -> Controllers.baseline(plant)));
        EnergySum expert = EnergySum.of(YearRun.of(hours, () -> Controllers.expert(plant)));
        long begun = System.nanoTime();
        EnergySum optimal = EnergySum.of(YearRun.of(hours, () -> Controllers.optimal(plant, Grid.reference())));
        out.printf(
                "%s: PUE baseline %.5f, expert %.5f; work PUE optimal %.5f, year in %.1f s, infeasible %d%n",
                climate,
                baseline.pue(),
                expert.pue(),
                optimal.workPue(),
                (System.nanoTime() - begun) / 1e9,
                optimal.infeasible());
    }

    private void sample(PrintWriter out, String climate, Plant plant, Path data, List<Weather> weather) {
        double[] year = new double[8760];
        java.util.Arrays.fill(year, LOAD);
        List<YearRun.Hour> all =
                PlantInput.hours(weather, year, data.resolve("hours-500.csv").toString(), Optional.of(climate));
        List<YearRun.Hour> hours = new ArrayList<>();
        for (int i = 0; i < all.size(); i += Math.max(1, every)) {
            hours.add(all.get(i));
        }
        Controller fast = Controllers.optimal(plant, Grid.reference());
        Controller full = Controllers.exhaustive(plant, Grid.reference());
        Controller expert = Controllers.expert(plant);
        double closed = 0;
        double gap = 0;
        double worst = 0;
        int worse = 0;
        for (YearRun.Hour hour : hours) {
            double rules = power(expert.decide(hour.weather(), LOAD));
            long begun = System.nanoTime();
            double found = power(fast.decide(hour.weather(), LOAD));
            worst = Math.max(worst, (System.nanoTime() - begun) / 1e6);
            closed += rules - found;
            gap += rules - power(full.decide(hour.weather(), LOAD));
            worse += found > rules + 1e-9 ? 1 : 0;
        }
        out.printf(
                "%s: %d hours, %.5f of the gap between rules and exhaustive closed, %d worse than rules, slowest %.1f ms%n",
                climate, hours.size(), closed / gap, worse, worst);
    }

    private static double power(Optional<PlantState> state) {
        return state.map(one -> one.powers().total()).orElse(Double.POSITIVE_INFINITY);
    }
}
