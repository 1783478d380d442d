package io.evenkeel.console.cli;

import java.io.IOException;
import java.util.Map;

/** A server under measurement that takes and gives measurements: this build, or a real Prometheus. */
interface MeasuredStore extends AutoCloseable {

    String name();

    PrometheusCalls calls();

    /** What the server and all processes of its database have used so far. */
    Cpu cpu() throws IOException;

    /** Waits until everything of that day, counted from 1970, is compressed. */
    void awaitRest(long day) throws IOException, InterruptedException;

    /** Bytes on disk with all indexes, by the place that the store names; of a Prometheus after its rest only. */
    Map<String, Long> bytesBy() throws IOException, InterruptedException;

    @Override
    void close() throws IOException;

    /** CPU seconds; a Prometheus has no database. */
    record Cpu(double server, double database) {
        double both() {
            return server + database;
        }

        Cpu since(Cpu before) {
            return new Cpu(server - before.server, database - before.database);
        }
    }
}
