package io.evenkeel;

import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.modulith.Modulithic;

/** The server and the command line: {@code ./evenkeel} starts this class. */
@SpringBootApplication
@Modulithic(systemName = "Evenkeel")
public final class Evenkeel {

    private Evenkeel() {}
}
