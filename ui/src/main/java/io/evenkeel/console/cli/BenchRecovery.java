package io.evenkeel.console.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/**
 * {@code ./evenkeel bench recovery}: what the agent adds to the bare tool, how fast manifests are, how fast the board is. Each is a
 * {@link RecoveryPart}: one class, one line in {@link #parts()}.
 */
@Command(
        name = "recovery",
        description = "Backups by the agent against the bare tool, manifests against sha256sum.",
        mixinStandardHelpOptions = true)
final class BenchRecovery implements Callable<Integer> {

    @Option(
            names = "--part",
            paramLabel = "PART",
            description = "Only this part, such as manifest; all of them unless given.")
    private @Nullable String part;

    @Option(
            names = "--files",
            paramLabel = "COUNT",
            defaultValue = "200000",
            description = "Of the manifest; ${DEFAULT-VALUE} unless given.")
    private int files;

    @Option(
            names = "--copies",
            paramLabel = "COUNT",
            defaultValue = "200000",
            description = "Of the board; ${DEFAULT-VALUE} unless given.")
    private int copies;

    @Option(
            names = "--megabytes",
            paramLabel = "COUNT",
            defaultValue = "1000",
            description = "Of the database; ${DEFAULT-VALUE} unless given.")
    private int megabytes;

    @Spec
    private @Nullable CommandSpec spec;

    private Map<String, RecoveryPart> parts() {
        Map<String, RecoveryPart> parts = new LinkedHashMap<>();
        parts.put("overhead", new RecoveryOverheadPart(megabytes));
        parts.put("manifest", new RecoveryManifestPart(files));
        parts.put("board", new RecoveryBoardPart(copies));
        return parts;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        var own = Objects.requireNonNull(spec).commandLine();
        Map<String, RecoveryPart> parts = parts();
        if (part != null && !parts.containsKey(part)) {
            throw new ParameterException(own, "There is no part " + part + "; there are " + parts.keySet() + ".");
        }
        PrintWriter out = own.getOut();
        out.printf(
                "recovery: %d processors, load %s%n",
                Runtime.getRuntime().availableProcessors(),
                Files.readString(Path.of("/proc/loadavg")).strip());
        for (RecoveryPart measured : part == null ? parts.values() : List.of(parts.get(part))) {
            try (var scratch = ScratchFolder.make("evenkeel-bench")) {
                measured.measure(scratch.path(), out);
                out.flush();
            }
        }
        return 0;
    }
}
