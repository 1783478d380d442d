package io.evenkeel.console.cli;

import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** The backups that lie in a folder. */
@Command(
        name = "backups",
        description = "Lists, proves and removes the backups in a folder.",
        mixinStandardHelpOptions = true,
        subcommands = {BackupsListCommand.class, BackupsVerifyCommand.class, BackupsForgetCommand.class})
final class BackupsCommand implements Callable<Integer> {

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public Integer call() {
        var own = java.util.Objects.requireNonNull(spec).commandLine();
        own.usage(own.getErr());
        return 2;
    }
}
