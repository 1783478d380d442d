package io.evenkeel.console.cli;

import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** What is unusual in measurements and where they lead, without a server. */
@Command(
        name = "metrics",
        description = "Finds what is unusual in measurements and where they lead, without a server.",
        mixinStandardHelpOptions = true,
        subcommands = {MetricsAnomaliesCommand.class, MetricsForecastCommand.class})
final class MetricsCommand implements Callable<Integer> {

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public Integer call() {
        var own = Objects.requireNonNull(spec).commandLine();
        own.usage(own.getErr());
        return 2;
    }
}
