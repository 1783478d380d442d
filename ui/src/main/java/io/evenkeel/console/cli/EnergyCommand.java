package io.evenkeel.console.cli;

import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** What a cooling plant draws and how it is run best, without a server. */
@Command(
        name = "energy",
        description =
                "Simulates a data centre's plant hour by hour, calibrates it and settles its year, without a server.",
        mixinStandardHelpOptions = true,
        subcommands = {EnergySimulateCommand.class, EnergyCalibrateCommand.class, EnergySettleCommand.class})
final class EnergyCommand implements Callable<Integer> {

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public Integer call() {
        var own = Objects.requireNonNull(spec).commandLine();
        own.usage(own.getErr());
        return 2;
    }
}
