package io.evenkeel.console.cli;

import io.evenkeel.audit.Actor;
import io.evenkeel.audit.Right;
import io.evenkeel.fleet.Fleet;
import io.evenkeel.identity.People;
import io.evenkeel.identity.Role;
import io.evenkeel.identity.Tokens;
import io.evenkeel.oncall.OnCall;
import java.io.Console;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationContext;

/**
 * What a server needs before anybody can use it: a first administrator, the local operator's token, and this host's
 * enrolment. What an earlier run made is kept while it is still valid.
 *
 * @param administrator the account that was made just now, with its generated password
 * @param agentToken this host's; empty where it is not watched
 */
record FirstSteps(Optional<People.Created> administrator, Optional<Path> passwordFile, Optional<Path> agentToken) {

    private static final Logger log = LoggerFactory.getLogger(FirstSteps.class);

    /** What the commands on this machine do. */
    private static final Set<Right> OPERATOR = Set.of(
            Right.SEE_OPERATIONS, Right.HANDLE_INCIDENTS, Right.ENROL_HOSTS, Right.SEE_AUDIT, Right.PUBLISH_KNOWLEDGE);

    static FirstSteps take(ApplicationContext rooms, Launch.Settings settings) {
        Actor self = Actor.system("console");
        DataFolder data = settings.data();
        try {
            forgetTrial(rooms, data);
            Tokens tokens = rooms.getBean(Tokens.class);
            operatorToken(self, tokens, data.keys().resolve("operator-token"));
            Optional<Path> agent = Optional.empty();
            if (settings.agent()) {
                Path file = data.agent().resolve("token");
                agentToken(self, tokens, rooms.getBean(Fleet.class), file);
                agent = Optional.of(file);
            }
            People people = rooms.getBean(People.class);
            FirstSteps first = administrator(people, settings, agent);
            firstOnCall(people, rooms.getBean(OnCall.class));
            return first;
        } catch (IOException e) {
            throw new CannotStart(
                    "A secret could not be written into " + data.path() + " (" + e.getMessage()
                            + "): see that it may be written and has space.",
                    e);
        }
    }

    /** Of one that was killed, or that nobody removed; a server starts with it as well. */
    private static void forgetTrial(ApplicationContext rooms, DataFolder data) {
        try {
            if (!DeskTrial.of(rooms.getBean(People.class)).isEmpty()) {
                DeskTrial.remove(data, rooms.getBean(DataSource.class));
            }
        } catch (IOException e) {
            log.warn("event=trial-not-removed why={}", e.getMessage());
        }
    }

    private static FirstSteps administrator(People people, Launch.Settings settings, Optional<Path> agent)
            throws IOException {
        Optional<String> given = settings.administratorPassword();
        Optional<People.Created> made = people.createFirstAdministrator(given);
        if (made.isEmpty() || given.isPresent()) {
            return new FirstSteps(Optional.empty(), Optional.empty(), agent);
        }
        if (terminal().isPresent()) {
            return new FirstSteps(made, Optional.empty(), agent);
        }
        Path file = settings.data().keys().resolve("first-password");
        DataFolder.writeSecret(file, made.get().firstPassword() + "\n");
        return new FirstSteps(made, Optional.of(file), agent);
    }

    /** The first administrator is on call until others are named, so that nothing goes unheard meanwhile. */
    private static void firstOnCall(People people, OnCall onCall) {
        people.list().stream()
                .filter(person -> person.role() == Role.ADMINISTRATOR)
                .findFirst()
                .ifPresent(person -> onCall.ensureDefaults(person.id()));
    }

    private static void operatorToken(Actor self, Tokens tokens, Path file) throws IOException {
        boolean valid = kept(file)
                .flatMap(tokens::authenticate)
                .filter(actor -> actor.rights().equals(OPERATOR))
                .isPresent();
        if (!valid) {
            DataFolder.writeSecret(
                    file,
                    tokens.issue(self, Actor.Kind.TOKEN, "local operator", OPERATOR)
                                    .secret() + "\n");
        }
    }

    private static void agentToken(Actor self, Tokens tokens, Fleet fleet, Path file) throws IOException {
        String host = ThisHost.name();
        boolean valid = kept(file)
                .flatMap(tokens::authenticate)
                .filter(actor -> actor.kind() == Actor.Kind.AGENT && actor.id().equals(host))
                .isPresent();
        if (!valid) {
            DataFolder.writeSecret(file, fleet.enrol(self, host).token() + "\n");
        }
    }

    private static Optional<String> kept(Path file) throws IOException {
        return Files.exists(file) ? Optional.of(Files.readString(file).strip()) : Optional.empty();
    }

    /** Tells where the server is and, once, how to sign in. A password goes to a person's terminal or to nobody. */
    void announce(String url) {
        System.out.println("Evenkeel is ready: " + url);
        administrator.ifPresent(made -> {
            if (passwordFile.isPresent()) {
                System.out.println("Sign in as " + made.person().name() + "; the first password is in "
                        + passwordFile.get() + ".");
            } else {
                terminal().ifPresent(terminal -> {
                    terminal.writer()
                            .println("Sign in as " + made.person().name() + " with the password " + made.firstPassword()
                                    + "  (shown once; you choose your own then)");
                    terminal.flush();
                });
            }
        });
        System.out.println("Ctrl-C stops everything.");
        System.out.flush();
    }

    private static Optional<Console> terminal() {
        return Optional.ofNullable(System.console()).filter(Console::isTerminal);
    }
}
