package io.evenkeel.console.cli;

import io.evenkeel.logs.TemplateState;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code ./evenkeel logs merge STATE… --out STATE}: what several machines learned, in one state. */
@Command(
        name = "merge",
        description = "Puts states of logs templates --state together.",
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "Each template is there once, with the lines of all. The ids are given anew, so that the order of the files does",
            "not matter; rows that were written before have the old ones."
        })
final class LogsMergeCommand implements Callable<Integer> {
    @Parameters(paramLabel = "STATE", arity = "1..*", description = "Files that --state of logs templates wrote.")
    private List<Path> files = List.of();

    @Option(names = "--out", required = true, paramLabel = "STATE", description = "The file to write.")
    private Path out = Path.of("");

    @Option(
            names = "--most",
            paramLabel = "N",
            defaultValue = "100000",
            description =
                    "Templates to keep; ${DEFAULT-VALUE} unless given. Beyond it those with the fewest lines are left out.")
    private int most;

    @Override
    public Integer call() throws IOException {
        if (most < 1) {
            throw new CannotStart("--most must be at least 1, not " + most + ".");
        }
        TemplateState all = TemplateState.NOTHING;
        for (Path file : files) {
            all = all.mergedWith(TemplateStateFile.read(file));
        }
        TemplateState kept = all.bounded(most);
        TemplateStateFile.write(out, kept);
        System.out.printf("%d templates of %d states.%n", kept.learned().size(), files.size());
        if (kept.learned().size() < all.learned().size()) {
            System.err.printf(
                    "%d templates were left out because --most is %d; the order of later merges may matter now.%n",
                    all.learned().size() - kept.learned().size(), most);
        }
        return 0;
    }
}
