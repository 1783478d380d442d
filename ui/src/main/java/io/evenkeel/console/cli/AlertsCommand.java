package io.evenkeel.console.cli;

import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** What is found in files of alerts, without a server. */
@Command(
        name = "alerts",
        description = "Finds which alerts of a file are of one cause, without a server.",
        mixinStandardHelpOptions = true,
        subcommands = AlertsGroupCommand.class)
final class AlertsCommand implements Callable<Integer> {

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public Integer call() {
        var own = Objects.requireNonNull(spec).commandLine();
        own.usage(own.getErr());
        return 2;
    }
}
