package io.evenkeel.console.cli;

import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** The audit trail outside of the server. */
@Command(
        name = "audit",
        description = "Exports the audit trail, and proves an export.",
        mixinStandardHelpOptions = true,
        subcommands = {AuditExportCommand.class, AuditVerifyCommand.class})
final class AuditCommand implements Callable<Integer> {

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public Integer call() {
        var own = java.util.Objects.requireNonNull(spec).commandLine();
        own.usage(own.getErr());
        return 2;
    }
}
