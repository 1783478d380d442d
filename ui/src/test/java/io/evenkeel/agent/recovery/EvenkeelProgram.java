package io.evenkeel.agent.recovery;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/** The command {@code ./evenkeel} as a process of its own, on the classes that the tests run on. */
public final class EvenkeelProgram {

    private EvenkeelProgram() {}

    /** @return a script, as the launcher would be */
    public static Path in(Path folder) throws IOException {
        Path script = Files.writeString(folder.resolve("evenkeel"), """
                #!/bin/sh
                exec '%s' -Xmx512m -XX:+UseSerialGC -XX:TieredStopAtLevel=1 -XX:+UseCompactObjectHeaders \\
                    --enable-native-access=ALL-UNNAMED --sun-misc-unsafe-memory-access=allow \\
                    '-Devenkeel.home=%s' -cp '%s' io.evenkeel.Evenkeel "$@"
                """.formatted(
                        Path.of(System.getProperty("java.home"), "bin", "java"),
                        folder,
                        System.getProperty("java.class.path")));
        Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwxr-xr-x"));
        return script;
    }
}
