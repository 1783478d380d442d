package io.evenkeel.agent;

import io.evenkeel.agent.recovery.RecoveryJobs;
import io.evenkeel.protocol.RecoveryNews;
import io.evenkeel.protocol.RecoveryResult;
import io.evenkeel.protocol.SignedJob;
import java.io.Closeable;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.function.Consumer;

/** The door to what carries out signed jobs, for a measurement that runs it in a process of its own. Thread-safe. */
public final class CarriedOutHere implements Closeable {
    private final RecoveryJobs jobs;

    /**
     * @param folder with {@code jobs.conf}; the last job's number is kept beside it
     * @param host the name that jobs are signed for
     * @param guard the script {@code run-tool}
     */
    public CarriedOutHere(Path folder, String host, Path guard, InstantSource clock) {
        jobs = new RecoveryJobs(folder.resolve("jobs.conf"), folder.resolve("jobs.number"), host, guard, clock);
    }

    /** Waits for the end of the job, which is also the last news. */
    public RecoveryResult run(SignedJob job, Consumer<RecoveryNews> news) {
        return jobs.run(job, news);
    }

    @Override
    public void close() {
        jobs.close();
    }
}
