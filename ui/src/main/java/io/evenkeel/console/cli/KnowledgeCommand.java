package io.evenkeel.console.cli;

import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** What the team knows, at the server that runs here. */
@Command(
        name = "knowledge",
        description = "Takes articles into the server that runs here.",
        mixinStandardHelpOptions = true,
        subcommands = KnowledgeImportCommand.class)
final class KnowledgeCommand implements Callable<Integer> {

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public Integer call() {
        var own = Objects.requireNonNull(spec).commandLine();
        own.usage(own.getErr());
        return 2;
    }
}
