package io.evenkeel;

import io.evenkeel.console.cli.Commands;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.security.autoconfigure.UserDetailsServiceAutoConfiguration;
import org.springframework.modulith.Modulithic;

/** The server and the command line: {@code ./evenkeel} starts this class. */
// People are the room identity's; Spring's own in-memory user with a printed password must not exist beside them.
@SpringBootApplication(proxyBeanMethods = false, exclude = UserDetailsServiceAutoConfiguration.class)
@Modulithic(systemName = "Evenkeel")
public final class Evenkeel {

    private Evenkeel() {}

    public static void main(String[] arguments) {
        System.exit(Commands.run(Evenkeel.class, arguments));
    }
}
