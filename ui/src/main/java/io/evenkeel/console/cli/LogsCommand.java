package io.evenkeel.console.cli;

import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** What is found in log files, without a server. */
@Command(
        name = "logs",
        description = "Finds the templates of log files, without a server.",
        mixinStandardHelpOptions = true,
        subcommands = {LogsTemplatesCommand.class, LogsMergeCommand.class})
final class LogsCommand implements Callable<Integer> {

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public Integer call() {
        var own = Objects.requireNonNull(spec).commandLine();
        own.usage(own.getErr());
        return 2;
    }
}
