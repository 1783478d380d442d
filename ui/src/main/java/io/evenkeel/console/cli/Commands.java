package io.evenkeel.console.cli;

import io.evenkeel.audit.Refusal;
import io.evenkeel.cooling.UnusableInput;
import io.evenkeel.database.BackupRefused;
import io.evenkeel.database.DatabaseUnusable;
import io.evenkeel.logs.LogStoreUnavailable;
import java.io.PrintWriter;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** The command line: {@code ./evenkeel SUBCOMMAND}. Exit codes: 0 done, 1 refused with the reason, 2 wrong usage; backups have more. */
@Command(
        name = "./evenkeel",
        description = "AIOps and IT operations: watches hosts, pages people, leads incidents to their end.",
        versionProvider = Commands.Version.class,
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "./evenkeel test [quick] [--install-peers] proves everything.",
            "./evenkeel package makes archives of server and agent.",
            "./evenkeel prepare, once after a build, halves what a start costs.",
            "EVENKEEL_DATA is the data folder; without it, data/ beside this script."
        })
public final class Commands implements Callable<Integer> {

    @Spec
    private @Nullable CommandSpec spec;

    /**
     * Runs a command line to its end and returns its exit code.
     *
     * @param application what a server is started from; handed in, since the root package uses this one
     */
    public static int run(Class<?> application, String... arguments) {
        CommandLog.toStandardError();
        return commandLine(application).execute(arguments);
    }

    static CommandLine commandLine(Class<?> application) {
        return new CommandLine(new Commands())
                .addSubcommand(new UpCommand(application))
                .addSubcommand(new StatusCommand())
                .addSubcommand(new StopCommand())
                .addSubcommand(new TryCommand())
                .addSubcommand(new PasswdCommand())
                .addSubcommand(new AuditCommand())
                .addSubcommand(new RecoveryCommand())
                .addSubcommand(new BackupCommand())
                .addSubcommand(new RestoreCommand())
                .addSubcommand(new BackupsCommand())
                .addSubcommand(new LogsCommand())
                .addSubcommand(new MetricsCommand())
                .addSubcommand(new EnergyCommand())
                .addSubcommand(new AlertsCommand())
                .addSubcommand(new DiagnoseCommand())
                .addSubcommand(new KnowledgeCommand())
                .addSubcommand(new AssistantCommand())
                .addSubcommand(new BenchCommand())
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setParameterExceptionHandler(new WrongUsage())
                .setExecutionExceptionHandler((failure, line, parsed) -> {
                    Optional<String> sentence = sentence(failure);
                    if (sentence.isEmpty()) {
                        throw failure;
                    }
                    PrintWriter err = line.getErr();
                    err.println("evenkeel: " + sentence.get());
                    err.flush();
                    return exitCode(failure);
                });
    }

    /** What an operator should read of a failure; empty if it is a mistake of ours, which deserves its stack trace. */
    static Optional<String> sentence(Throwable failure) {
        for (Throwable at = failure; at != null; at = at.getCause()) {
            if (at instanceof CannotStart
                    || at instanceof DatabaseUnusable
                    || at instanceof BackupRefused
                    || at instanceof LogStoreUnavailable
                    || at instanceof Refusal
                    || at instanceof UnusableInput) {
                return Optional.ofNullable(at.getMessage());
            }
        }
        return Optional.empty();
    }

    private static int exitCode(Throwable failure) {
        for (Throwable at = failure; at != null; at = at.getCause()) {
            if (at instanceof BackupRefused refused) {
                return refused.kind().exitCode();
            }
        }
        return 1;
    }

    @Override
    public Integer call() {
        CommandLine own = java.util.Objects.requireNonNull(spec).commandLine();
        own.usage(own.getErr());
        return 2;
    }

    /** The version in the jar's manifest. */
    static final class Version implements IVersionProvider {
        @Override
        public String[] getVersion() {
            String built = Commands.class.getPackage().getImplementationVersion();
            return new String[] {"Evenkeel " + (built == null ? "development" : built)};
        }
    }
}
