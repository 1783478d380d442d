package io.evenkeel.workflow.internal;

import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.operaton.bpm.engine.impl.interceptor.Command;
import org.operaton.bpm.engine.impl.jobexecutor.DefaultFailedJobCommandFactory;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What becomes of a timer whose work fails: it is tried again, ever more slowly, for about a week, since the reason is most
 * likely a database on its way back, and says each time in one line why. Where it stands is shown with the process.
 */
final class FailedJobs extends DefaultFailedJobCommandFactory {
    private static final Logger log = LoggerFactory.getLogger(FailedJobs.class);

    private static final List<Duration> FIRST =
            Stream.of(10, 20, 40, 80, 160).map(Duration::ofSeconds).toList();
    private static final Duration THEN = Duration.ofMinutes(5);
    private static final int TIMES = 2_000;

    /** In the engine's form: how long after each failure. */
    static final String RETRIES = Stream.concat(FIRST.stream(), Collections.nCopies(TIMES, THEN).stream())
            .map(Duration::toString)
            .collect(Collectors.joining(","));

    private static final int MOST_RETRIES = FIRST.size() + TIMES + 1;

    /** @param retriesLeft as the engine counts */
    static int attempts(int retriesLeft) {
        return MOST_RETRIES - retriesLeft;
    }

    @Override
    public Command<Object> getCommand(String jobId, Throwable exception) {
        log.warn("event=job-failed job={} reason=\"{}\"", jobId, exception.getMessage());
        return super.getCommand(jobId, exception);
    }
}
