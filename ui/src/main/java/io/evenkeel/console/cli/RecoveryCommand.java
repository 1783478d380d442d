package io.evenkeel.console.cli;

import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** What restore drills leave behind, outside of the server. */
@Command(
        name = "recovery",
        description = "Proves the report of a restore drill.",
        mixinStandardHelpOptions = true,
        subcommands = RecoveryVerifyCommand.class)
final class RecoveryCommand implements Callable<Integer> {

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public Integer call() {
        var own = java.util.Objects.requireNonNull(spec).commandLine();
        own.usage(own.getErr());
        return 2;
    }
}
