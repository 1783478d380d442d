package io.evenkeel;

import io.evenkeel.console.cli.Commands;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.modulith.Modulithic;

/** The server and the command line: {@code ./evenkeel} starts this class. */
@SpringBootApplication(proxyBeanMethods = false)
@Modulithic(systemName = "Evenkeel")
public final class Evenkeel {

    private Evenkeel() {}

    public static void main(String[] arguments) {
        System.exit(Commands.run(Evenkeel.class, arguments));
    }
}
