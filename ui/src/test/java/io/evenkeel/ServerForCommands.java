package io.evenkeel;

import java.net.URI;
import java.nio.file.Path;
import javax.sql.DataSource;

/** A {@link RunningServer} for tests of the command line. */
public final class ServerForCommands implements AutoCloseable {
    private final RunningServer server = RunningServer.start();

    private ServerForCommands() {}

    public static ServerForCommands start() {
        return new ServerForCommands();
    }

    public URI url() {
        return server.url();
    }

    public Path data() {
        return server.data();
    }

    public DataSource database() {
        return server.bean(DataSource.class);
    }

    @Override
    public void close() {
        server.close();
    }
}
