package io.evenkeel.console.cli;

import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** What can be done with the assistant without a server. */
@Command(
        name = "assistant",
        description = "Measures the assistant's answers, without a server.",
        mixinStandardHelpOptions = true,
        subcommands = AssistantEvalCommand.class)
final class AssistantCommand implements Callable<Integer> {

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public Integer call() {
        var own = Objects.requireNonNull(spec).commandLine();
        own.usage(own.getErr());
        return 2;
    }
}
