package io.evenkeel.console.cli;

import io.evenkeel.diagnosis.RecordedCase;
import io.evenkeel.diagnosis.RecordedCauses;
import io.evenkeel.diagnosis.RecordedCauses.Answer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** {@code ./evenkeel diagnose CASE_DIR}: which component caused a recorded trouble. */
@Command(
        name = "diagnose",
        description = "Names the components that may have caused a recorded trouble, with probability and evidence.",
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "A case is a folder with case.json and whatever was recorded of the following, each plain or .gz:",
            "  case.json      {\"id\",\"detected_at\",\"normal\":{\"from\",\"to\"}?,\"symptom\":{\"component\",\"metric\"}?}",
            "  topology.json  {\"nodes\":[{\"id\",\"kind\"}],\"edges\":[{\"from\",\"to\",\"kind\"}]}; from needs to; kinds of edges",
            "                 are calls, runs-on, part-of, connects, powered-by, cooled-by; of nodes any word, where external",
            "                 says that it is an address outside and client that it stands for those who only ask",
            "  metrics.csv    timestamp,component,metric,value",
            "  alerts.jsonl   {\"timestamp\",\"component\",\"peer\"?,\"kind\":\"metric|trace|log\",\"name\",\"direction\"?,\"count\"?}",
            "  changes.jsonl  {\"timestamp\",\"component\",\"id\",\"summary\"}",
            "  logs.csv       timestamp,component,message",
            "  spans.csv      timestamp,trace,span,parent,component,operation,duration_ms,error",
            "Times are ISO-8601, UTC where they name no zone, or milliseconds since 1970. A missing file is",
            "\"not collected\". The answer is JSON: candidates, likeliest first, and whether it abstains."
        })
final class DiagnoseCommand implements Callable<Integer> {
    private static final JsonMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    @Parameters(paramLabel = "CASE_DIR", arity = "0..1", description = "The folder of the case.")
    private @Nullable Path folder;

    @Option(
            names = "--history",
            paramLabel = "DIR",
            description = "A folder of other cases of the same place: what is usual there. Of the case itself only what"
                    + " stands in CASE_DIR is read.")
    private @Nullable Path history;

    @Option(
            names = "--out",
            paramLabel = "JSON",
            description = "Where to write; otherwise the standard output. With --batch a folder.")
    private @Nullable Path out;

    @Option(
            names = "--batch",
            paramLabel = "DIR",
            description = "A folder of cases instead of CASE_DIR: NAME.json for each case folder NAME.")
    private @Nullable Path batch;

    @Override
    public Integer call() throws IOException {
        if ((folder == null) == (batch == null)) {
            throw new CannotStart("Name either a folder with a case or --batch with a folder of such.");
        }
        RecordedCauses causes = new RecordedCauses();
        if (history != null) {
            remember(causes, history);
        }
        if (batch != null) {
            all(causes, batch);
        } else if (folder != null) {
            write(causes.of(read(folder)), out);
        }
        return 0;
    }

    private static void remember(RecordedCauses causes, Path history) {
        if (!Files.isDirectory(history)) {
            throw new CannotStart(history + ", which --history names, is no folder.");
        }
        List<Path> cases = CaseFolder.below(history);
        if (cases.isEmpty()) {
            throw new CannotStart(history + ", which --history names, has no folder with a case.json.");
        }
        List<Path> read = HistoryPart.of(cases.stream()
                .map(folder -> new HistoryPart.Sized(folder, CaseFolder.size(folder)))
                .toList());
        if (read.size() < cases.size()) {
            System.err.println("Of the " + cases.size() + " cases of " + history + " " + read.size()
                    + " are read, spread evenly, so that it takes no longer than five seconds for each 40 MB.");
        }
        for (Path each : read) {
            try {
                causes.remember(CaseFolder.read(each));
            } catch (CannotStart e) {
                System.err.println("Left out of the history: " + e.getMessage());
            }
        }
    }

    private void all(RecordedCauses causes, Path batch) throws IOException {
        if (out == null) {
            throw new CannotStart("--batch needs --out with a folder for the answers.");
        }
        if (!Files.isDirectory(batch)) {
            throw new CannotStart(batch + " is no folder.");
        }
        List<Path> cases = CaseFolder.below(batch);
        if (cases.isEmpty()) {
            throw new CannotStart(batch + " has no folder with a case.json.");
        }
        for (Path each : cases) {
            Path answer = out.resolve(batch.relativize(each) + ".json");
            Files.createDirectories(answer.toAbsolutePath().getParent());
            write(causes.of(read(each)), answer);
        }
    }

    private static RecordedCase read(Path folder) {
        if (!Files.isDirectory(folder)) {
            throw new CannotStart(folder + " is no folder.");
        }
        return CaseFolder.read(folder);
    }

    static void write(Answer answer, @Nullable Path out) throws IOException {
        String json = JSON.writeValueAsString(answer) + "\n";
        if (out == null) {
            System.out.print(json);
        } else {
            WholeFile.text(out, file -> file.write(json));
        }
    }
}
