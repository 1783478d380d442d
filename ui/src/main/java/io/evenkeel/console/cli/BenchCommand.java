package io.evenkeel.console.cli;

import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code ./evenkeel bench PART}: prints figures with machine and load, for {@code docs/benchmarks.md}. */
@Command(
        name = "bench",
        description = "Measures this build on this machine and prints the figures.",
        mixinStandardHelpOptions = true,
        subcommands = {
            BenchHouse.class,
            BenchAgent.class,
            BenchPaging.class,
            BenchMeasurements.class,
            BenchInventory.class,
            BenchAudit.class,
            BenchDesk.class,
            BenchAssistant.class,
            BenchLogs.class,
            BenchKnowledge.class,
            BenchTailing.class,
            BenchTemplates.class,
            BenchAnalytics.class,
            BenchEnergy.class,
            BenchRecovery.class
        })
public final class BenchCommand implements Callable<Integer> {

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public Integer call() {
        var own = Objects.requireNonNull(spec).commandLine();
        own.usage(own.getErr());
        return 2;
    }
}
