package io.evenkeel.console.cli;

import io.evenkeel.audit.Actor;
import io.evenkeel.audit.Right;
import io.evenkeel.identity.Accounts;
import io.evenkeel.identity.People;
import java.io.BufferedReader;
import java.io.Console;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Sets a person's password for whoever holds the data folder, whether the server runs or not. */
@Command(
        name = "passwd",
        description = "Sets a person's password and ends their sessions; for whoever holds the data folder.",
        mixinStandardHelpOptions = true,
        footer = {"", "Asks at the terminal; without one, the password is the first line of the standard input."})
final class PasswdCommand implements Callable<Integer> {

    @Parameters(paramLabel = "USER", description = "The name that the person signs in with.")
    private String user = "";

    @Mixin
    private DatabaseChoice database = new DatabaseChoice();

    @Override
    public Integer call() throws IOException {
        DataFolder data = DataFolder.chosen();
        String password = password();
        try (DatabaseAtHand at = DatabaseAtHand.open(data, database.own());
                RoomsAtHand rooms = new RoomsAtHand(data, at.source())) {
            rooms.get(Accounts.class).setPassword(localOperator(), user, password);
        }
        if (user.equals(People.FIRST_ADMINISTRATOR)) {
            // It opens nothing any more; a server that runs is not told of what a command does.
            Files.deleteIfExists(data.keys().resolve("first-password"));
        }
        System.err.println("The password of " + user + " is set; all sessions of " + user + " are over.");
        return 0;
    }

    /** Who runs a command here is no account of ours, but has a name on this machine. */
    static Actor localOperator() {
        String name = System.getProperty("user.name");
        return new Actor(Actor.Kind.SYSTEM, "command line", "local operator (" + name + ")", Set.of(Right.values()));
    }

    private static String password() throws IOException {
        Optional<Console> terminal = Optional.ofNullable(System.console()).filter(Console::isTerminal);
        if (terminal.isEmpty()) {
            var in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
            return Optional.ofNullable(in.readLine())
                    .orElseThrow(() -> new CannotStart("No password came: give it in the first line of the input."));
        }
        char[] first = terminal.get().readPassword("New password: ");
        char[] again = terminal.get().readPassword("Once more: ");
        if (first == null || again == null || !Arrays.equals(first, again)) {
            throw new CannotStart("The two passwords are not the same: nothing was changed.");
        }
        return new String(first);
    }
}
