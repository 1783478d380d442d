package io.evenkeel.console.cli;

import io.evenkeel.alerting.Begun;
import io.evenkeel.alerting.Grouping;
import io.evenkeel.alerting.Groups.Dependency;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code ./evenkeel alerts group FILE}: which alerts are of one cause. */
@Command(
        name = "group",
        description = "Tells which alerts of a file are of one cause: id,group.",
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "An alert is {\"id\",\"timestamp\",\"component\",\"peer\"?,\"kind\"?,\"name\"?,\"direction\"?}: a line for each",
            "time that it begins, none for what is sent again while it holds. Times are ISO-8601, UTC where they name",
            "no zone, or milliseconds since 1970. The file is read as a stream, in the order of time: an alert is",
            "placed as it comes, and later only whole groups become one."
        })
final class AlertsGroupCommand implements Callable<Integer> {
    private static final List<String> ENDS = List.of("", ".gz");

    @Parameters(
            paramLabel = "FILE",
            arity = "0..1",
            description = "Alerts, a JSON object a line, UTF-8, plain or .gz; - for the standard input.")
    private @Nullable String file;

    @Option(
            names = "--topology",
            paramLabel = "JSON",
            description =
                    "What needs what: {\"edges\":[{\"from\",\"to\"}]}, plain or .gz. Without it time alone decides.")
    private @Nullable String topology;

    @Option(
            names = "--out",
            paramLabel = "FILE",
            description = "Where to write: CSV, or {\"groups\":[[id,…],…]} if it ends with .json. Otherwise CSV on the"
                    + " standard output. With --batch a folder, which gets both for each stream.")
    private @Nullable Path out;

    @Option(
            names = "--batch",
            paramLabel = "DIR",
            description =
                    "A folder of folders with alerts.jsonl and topology.json each, plain or .gz, instead of FILE.")
    private @Nullable Path batch;

    @Override
    public Integer call() throws IOException {
        if ((file == null) == (batch == null)) {
            throw new CannotStart("Name either a file of alerts or --batch with a folder.");
        }
        if (batch != null) {
            all(batch, out);
        } else if (file != null) {
            if (out != null) {
                WholeFile.apart(out, file, topology);
            }
            GroupedAlerts.write(groups(file, Optional.ofNullable(topology)), Optional.ofNullable(out));
        }
        return 0;
    }

    private static void all(Path batch, @Nullable Path out) throws IOException {
        if (out == null) {
            throw new CannotStart("--batch needs --out with a folder for what is found.");
        }
        if (!Files.isDirectory(batch)) {
            throw new CannotStart(batch + " is no folder.");
        }
        Files.createDirectories(out);
        List<Path> streams;
        try (Stream<Path> inside = Files.list(batch)) {
            streams = inside.filter(each -> part(each, "alerts.jsonl").isPresent())
                    .sorted()
                    .toList();
        }
        if (streams.isEmpty()) {
            throw new CannotStart(batch + " has no folder with alerts.jsonl or alerts.jsonl.gz.");
        }
        for (Path stream : streams) {
            var groups = groups(part(stream, "alerts.jsonl").orElseThrow(), part(stream, "topology.json"));
            GroupedAlerts.write(groups, Optional.of(out.resolve(stream.getFileName() + ".csv")));
            GroupedAlerts.write(groups, Optional.of(out.resolve(stream.getFileName() + ".json")));
        }
    }

    private static Optional<String> part(Path folder, String name) {
        return ENDS.stream()
                .map(end -> folder.resolve(name + end))
                .filter(Files::isRegularFile)
                .map(Path::toString)
                .findFirst();
    }

    private static List<List<String>> groups(String file, Optional<String> topology) {
        List<Dependency> dependencies = topology.map(TopologyFile::dependencies).orElse(List.of());
        Grouping grouping = Grouping.along(dependencies);
        List<Begun> alerts = AlertFile.read(file);
        if (alerts.isEmpty()) {
            System.err.println(file + " has no alerts.");
        }
        alerts.forEach(grouping::add);
        return grouping.end();
    }
}
