package io.evenkeel.console.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code ./evenkeel bench analytics}: the commands of the analytic core on public sets of data, and what scorers say of them. */
@Command(
        name = "analytics",
        description = "Runs the analytic commands on the data of EVENKEEL_BENCH_DATA, and prints what its scorers say.",
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "EVENKEEL_BENCH_DATA is a folder with logs/ (NAME.txt.gz, NAME.csv.gz, score_templates.py), alert-groups/",
            "(a folder for each stream, truth.csv.gz, score_groups.py) and rca/ (a folder for each system with one for",
            "each case and truth.csv, score_rca.py), metrics/ (folders of series, windows.json, score_nab.py), forecast/",
            "(train.csv.gz, test.csv.gz, score_forecast.py) and capacity/ (history.csv.gz, answers.csv, score_capacity.py).",
            "The scorers need python3."
        })
final class BenchAnalytics implements Callable<Integer> {
    private static final List<String> ALL = List.of("logs", "metrics", "forecast", "capacity", "alert-groups", "rca");

    private static final int DRAWS = 4;

    @Option(
            names = "--parts",
            split = ",",
            paramLabel = "PART",
            description = "Which of logs, metrics, forecast, capacity, alert-groups, rca to run; all unless given.")
    private List<String> parts = ALL;

    @Option(names = "--keep", paramLabel = "DIR", description = "Where to leave what the commands wrote.")
    private Optional<Path> keep = Optional.empty();

    @Option(
            names = "--random-cut-forest",
            paramLabel = "JAR",
            description =
                    "randomcutforest-core of software.amazon.randomcutforest, to be measured beside metrics anomalies.")
    private Optional<Path> randomCutForest = Optional.empty();

    @Option(
            names = "--weights",
            paramLabel = "DIR",
            description = "Where to write the weights of diagnose, fitted to all cases of the part rca.")
    private Optional<Path> weights = Optional.empty();

    @Override
    public Integer call() throws IOException, InterruptedException {
        Path data = data();
        Path out = keep.isPresent() ? keep.get() : Files.createTempDirectory("evenkeel-analytics");
        try {
            for (String part : parts) {
                run(part, data.resolve(part), Files.createDirectories(out.resolve(part)));
            }
        } finally {
            if (keep.isEmpty()) {
                delete(out);
            }
        }
        return 0;
    }

    private Path data() {
        String named = System.getenv("EVENKEEL_BENCH_DATA");
        if (named == null || named.isBlank()) {
            throw new CannotStart(
                    "EVENKEEL_BENCH_DATA is not set. Set it to the folder of the benchmark data, which has "
                            + String.join(", ", ALL) + ".");
        }
        Path data = Path.of(named);
        for (String part : parts) {
            if (!ALL.contains(part)) {
                throw new CannotStart("There is no part " + part + "; there are " + String.join(", ", ALL) + ".");
            }
            if (!Files.isDirectory(data.resolve(part))) {
                throw new CannotStart(data + ", which EVENKEEL_BENCH_DATA names, has no folder " + part + ".");
            }
        }
        return data;
    }

    private void run(String part, Path data, Path out) throws IOException, InterruptedException {
        long begin = System.nanoTime();
        switch (part) {
            case "logs" ->
                ask(
                        new LogsTemplatesCommand(),
                        "--batch",
                        data.toString(),
                        "--out",
                        out.toString(),
                        "--only",
                        ".txt.gz");
            case "rca" -> diagnose(data, out);
            case "metrics" -> ask(new MetricsAnomaliesCommand(), "--batch", data.toString(), "--out", out.toString());
            case "forecast" -> BenchedSeries.forecast(data, out);
            case "capacity" -> BenchedSeries.capacity(data, out);
            default -> ask(new AlertsGroupCommand(), "--batch", data.toString(), "--out", out.toString());
        }
        System.out.printf("%s: %.1f s%n", part, (System.nanoTime() - begin) / 1e9);
        switch (part) {
            case "logs" -> score(data.resolve("score_templates.py"), "--dir", data.toString(), out.toString());
            case "rca" -> {
                score(data.resolve("score_rca.py"), data.toString(), out.toString());
                crossValidate(data, out, true);
                crossValidate(data, out, false);
            }
            case "metrics" -> {
                String windows = data.resolve("windows.json").toString();
                score(data.resolve("score_nab.py"), windows, out.toString(), "--threshold", "0.5", "--per-file");
                new StreamSpeed(data).tell(randomCutForest);
            }
            case "forecast" ->
                score(
                        data.resolve("score_forecast.py"),
                        data.resolve("train.csv.gz").toString(),
                        data.resolve("test.csv.gz").toString(),
                        out.resolve("forecast.csv").toString());
            case "capacity" ->
                score(
                        data.resolve("score_capacity.py"),
                        data.resolve("answers.csv").toString(),
                        out.resolve("capacity.csv").toString());
            default ->
                score(
                        data.resolve("score_groups.py"),
                        data.resolve("truth.csv.gz").toString(),
                        out.toString());
        }
    }

    /** Each system's cases with the others of the same system as history. */
    private static void diagnose(Path data, Path out) throws IOException {
        for (Path system : BenchedCauses.systems(data)) {
            String answers = out.resolve(system.getFileName()).toString();
            ask(new DiagnoseCommand(), "--batch", system.toString(), "--history", system.toString(), "--out", answers);
        }
    }

    private void crossValidate(Path data, Path out, boolean withHistory) throws IOException, InterruptedException {
        String kind = withHistory ? "with-history" : "alone";
        var causes = BenchedCauses.read(BenchedCauses.systems(data), withHistory);
        if (weights.isPresent()) {
            causes.weights(Files.createDirectories(weights.get()).resolve("weights-" + kind + ".csv"));
        }
        Path systems = out.resolveSibling("rca-" + kind + "-other-systems");
        causes.otherSystems(systems);
        System.out.println("rca, " + kind + ", weights fitted without the system:");
        score(data.resolve("score_rca.py"), data.toString(), systems.toString());
        for (long seed = 1; withHistory && seed <= DRAWS; seed++) {
            Path cases = out.resolveSibling("rca-" + kind + "-other-cases-" + seed);
            causes.otherCases(seed, cases);
            System.out.println("rca, " + kind + ", weights fitted without the sixth part, seed " + seed + ":");
            score(data.resolve("score_rca.py"), data.toString(), cases.toString());
        }
    }

    static void ask(Callable<Integer> command, String... arguments) {
        int exit = new CommandLine(command)
                .setExecutionExceptionHandler((failure, _, _) -> {
                    throw failure;
                })
                .execute(arguments);
        if (exit != 0) {
            throw new CannotStart("The command ended with " + exit + "; its reason stands above.");
        }
    }

    private static void score(Path scorer, String... arguments) throws IOException, InterruptedException {
        List<String> line = new ArrayList<>(List.of("python3", scorer.toString()));
        line.addAll(List.of(arguments));
        Process process;
        try {
            process = new ProcessBuilder(line).redirectErrorStream(true).start();
        } catch (IOException e) {
            throw new CannotStart("python3, which the scorers need, cannot be run: " + e.getMessage() + ".", e);
        }
        System.out.print(new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8));
        if (process.waitFor() != 0) {
            throw new CannotStart(scorer + " did not come to its end; its reason stands above.");
        }
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> inside = Files.walk(folder)) {
            for (Path each : inside.sorted(java.util.Comparator.reverseOrder()).toList()) {
                Files.delete(each);
            }
        }
    }
}
