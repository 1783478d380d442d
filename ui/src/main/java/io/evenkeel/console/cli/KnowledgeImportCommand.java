package io.evenkeel.console.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.databind.JsonNode;

/** {@code ./evenkeel knowledge import FOLDER}: sends a folder of Markdown to the server that runs here, in parts. */
@Command(
        name = "import",
        description = {
            "Takes in a folder of Markdown, with the folders in it. Again and again: what is the same stays,",
            "what is new in a file becomes its next version. docs/knowledge.md tells what may stand in a file."
        },
        mixinStandardHelpOptions = true)
final class KnowledgeImportCommand implements Callable<Integer> {
    private static final int FILES_IN_A_PART = 50;
    private static final long BYTES_IN_A_PART = 600_000;

    @Parameters(paramLabel = "FOLDER", description = "With files that end with .md or .markdown.")
    private @Nullable Path folder;

    @Option(
            names = "--as",
            paramLabel = "NAME",
            description = "By which name the folder is known again; its own name unless given.")
    private @Nullable String name;

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public Integer call() throws IOException, InterruptedException {
        Path root = Objects.requireNonNull(folder).toAbsolutePath().normalize();
        Optional<LocalServer> server = LocalServer.of(DataFolder.chosen().path());
        if (server.isEmpty()) {
            throw new CannotStart("No server runs here: start it with ./evenkeel up, then import again.");
        }
        MarkdownFolder found = MarkdownFolder.read(root);
        Sums sums = new Sums();
        try (ServerCalls calls = new ServerCalls(server.get())) {
            for (List<MarkdownFolder.Text> part : found.parts(FILES_IN_A_PART, BYTES_IN_A_PART)) {
                sums.add(calls.post("/api/knowledge/import", Map.of("folder", named(root), "files", part)));
            }
        } catch (ServerCalls.Refused e) {
            throw new CannotStart(String.valueOf(e.getMessage()), e);
        }
        PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
        found.refused().forEach((path, reason) -> sums.refused(path, reason));
        sums.print(out);
        return sums.refused == 0 ? 0 : 1;
    }

    private String named(Path root) {
        if (name != null) {
            return name;
        }
        Path last = root.getFileName();
        return last == null ? "root" : last.toString();
    }

    /** What became of all parts. */
    private static final class Sums {
        private final StringBuilder reasons = new StringBuilder();
        private int made;
        private int changed;
        private int offered;
        private int same;
        private int refused;

        void add(JsonNode part) {
            made += part.path("made").asInt();
            changed += part.path("changed").asInt();
            offered += part.path("offered").asInt();
            same += part.path("same").asInt();
            part.path("refused")
                    .forEach(each -> refused(
                            each.path("path").asString(""), each.path("reason").asString("")));
        }

        void refused(String path, String reason) {
            refused++;
            reasons.append("  ").append(path).append(": ").append(reason).append(System.lineSeparator());
        }

        void print(PrintWriter out) {
            out.printf(
                    "%d new, %d changed, %d offered as drafts beside what people edited, %d as they were, %d refused%n",
                    made, changed, offered, same, refused);
            out.print(reasons);
            out.flush();
        }
    }
}
