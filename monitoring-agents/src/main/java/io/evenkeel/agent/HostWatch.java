package io.evenkeel.agent;

import io.evenkeel.agent.recovery.RecoveryJobs;
import io.evenkeel.protocol.Heartbeat;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * The watch over one host: looks at it once an interval, and on a second thread sends what was seen, in order, together with
 * heartbeats. {@link Agent} starts it as a process; a test may drive it with {@link #sampleOnce} and {@link #sendDue} instead
 * of {@link #run}, from one thread.
 *
 * <p>The clock decides what time a sample has and what is due. Waiting takes real time, in steps of at most a second, after
 * which the clock is asked again: one that jumps (a resumed machine, a test) is noticed within that second.
 */
public final class HostWatch {

    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(1);
    private static final Duration LONGEST_BACKLOG = Duration.ofHours(1);
    private static final long MOST_BACKLOG_BYTES = 6L << 20;

    /** A first look this close before a tick would give two samples of the same moment. */
    private static final Duration WORTH_A_LOOK = Duration.ofSeconds(2);

    /** Pushes of a fleet, which looks at its hosts at the same moment, are spread over this. */
    private static final Duration LONGEST_PHASE = Duration.ofSeconds(2);

    private final InstantSource clock;
    private final Ticks ticks;
    private final Log log;
    private final OwnMetrics own;
    private final Sampler sampler;
    private final Backlog backlog;
    private final Delivery delivery;
    private final Heartbeats heartbeats;
    private final Optional<ConnectionWatch> connections;
    private final Optional<LogWatch> logs;
    private final Optional<JobWatch> jobs;
    private final Duration phase;
    private final Semaphore newBatches = new Semaphore(0);
    private final CountDownLatch stopping = new CountDownLatch(1);
    private final Thread sender = Thread.ofPlatform().name("agent-sender").unstarted(this::sendUntilStopped);

    /** @throws IOException with a sentence, when a file that the options name can't be used */
    public HostWatch(Options options, InstantSource clock, PrintStream logTo) throws IOException {
        var random = new SplittableRandom();
        var proc = new ProcFolder(options.proc());
        String host = options.name().orElseGet(proc::hostName);
        var server = HttpServerLink.of(options, host, clock, Agent.version());
        var facts = new Facts(proc, Path.of("/etc/os-release"), Agent.version());
        this.clock = clock;
        this.ticks = new Ticks(options.interval());
        this.log = new Log(clock, logTo);
        this.backlog = backlog(options, log);
        this.own = new OwnMetrics(backlog, HostSources.NAMES);
        this.sampler = new Sampler(HostSources.of(proc, options.programs(), clock, own), own, log);
        this.delivery = new Delivery(backlog, server, new Retry(random), own, log, clock);
        this.heartbeats =
                new Heartbeats(() -> HeartbeatJson.of(heartbeat(facts)), server, new Retry(random), log, clock);
        this.connections = options.looksAtConnections()
                ? Optional.of(new ConnectionWatch(new Connections(proc), server, new Retry(random), log, clock))
                : Optional.empty();
        this.logs = LogWatch.of(options, server, own, log, clock);
        logs.ifPresent(watch -> own.follow(watch::status));
        this.jobs = options.jobs().map(allowed -> jobWatch(allowed, host, server, new Retry(random)));
        long longestPhase =
                Math.min(LONGEST_PHASE.toMillis(), options.interval().toMillis() / 5);
        this.phase = Duration.ofMillis(random.nextLong(longestPhase + 1));
    }

    private JobWatch jobWatch(Options.Jobs allowed, String host, HttpServerLink server, Retry retry) {
        Path numbers = allowed.file().resolveSibling("jobs.number");
        var recovery = new RecoveryJobs(allowed.file(), numbers, host, allowed.guard(), clock);
        return new JobWatch(recovery, server, retry, log, clock);
    }

    private Heartbeat heartbeat(Facts facts) {
        Heartbeat heartbeat = facts.heartbeat(backlog.samples(), backlog.droppedSamples(), backlog.bytes())
                .at(OwnAddresses.now());
        return logs.map(watch -> heartbeat.with(watch.status())).orElse(heartbeat);
    }

    private static Backlog backlog(Options options, Log log) throws IOException {
        return options.spool().isEmpty()
                ? new MemoryBacklog(LONGEST_BACKLOG, MOST_BACKLOG_BYTES)
                : SpoolBacklog.open(DiskFolder.open(options.spool().get()), (long) options.spoolMegabytes() << 20, log);
    }

    /** Looks at the host now; the samples have the time of the interval that runs. */
    public void sampleOnce() {
        sampleAt(ticks.floor(clock.instant()));
    }

    /** Sends a heartbeat when one is due, and the backlog as far as the server takes it. */
    public void sendDue() {
        heartbeats.sendWhenDue();
        connections.ifPresent(ConnectionWatch::sendWhenDue);
        while (delivery.isDue() && delivery.sendOldest()) {
            heartbeats.sendWhenDue();
        }
    }

    /** Watches until {@link #stop}, on this thread and one more. Called once. */
    public void run() throws InterruptedException {
        sender.start();
        logs.ifPresent(LogWatch::start);
        jobs.ifPresent(JobWatch::start);
        Instant last = firstLooks();
        Duration pause = Duration.ZERO;
        while (!stopping.await(millis(pause), TimeUnit.MILLISECONDS)) {
            Instant now = clock.instant();
            Instant tick = ticks.floor(now);
            if (!tick.equals(last)) {
                sampleAt(tick);
                last = tick;
            }
            pause = Duration.between(clock.instant(), ticks.after(now));
        }
    }

    /**
     * Ends {@link #run}, and waits at most this long while what is buffered is sent.
     *
     * @return samples that could not be sent
     */
    public long stop(Duration patience) throws InterruptedException {
        stopping.countDown();
        newBatches.release();
        logs.ifPresent(LogWatch::stop);
        jobs.ifPresent(JobWatch::stop);
        long begun = System.nanoTime();
        sender.join(patience);
        if (logs.isPresent()) {
            Duration left = patience.minusNanos(System.nanoTime() - begun);
            logs.get().join(left.isPositive() ? left : Duration.ofMillis(1));
        }
        return backlog.samples();
    }

    PrometheusRegistry ownMetrics() {
        return own.registry();
    }

    Log log() {
        return log;
    }

    /**
     * At start a host is looked at without waiting for a tick, twice, so that what is counted has a rate within seconds. Those
     * samples have their own time in whole seconds: with the tick's time a rate from them to the next one would be wrong.
     */
    private Instant firstLooks() throws InterruptedException {
        lookIfNoTickIsNear();
        if (!stopping.await(WORTH_A_LOOK.toMillis(), TimeUnit.MILLISECONDS)) {
            lookIfNoTickIsNear();
        }
        return ticks.floor(clock.instant());
    }

    private void lookIfNoTickIsNear() {
        Instant now = clock.instant();
        if (Duration.between(now, ticks.after(now)).compareTo(WORTH_A_LOOK) > 0) {
            sampleAt(new Ticks(Duration.ofSeconds(1)).floor(now));
        }
    }

    private void sampleAt(Instant time) {
        backlog.add(Batch.of(time, sampler.sample(time)));
        newBatches.release();
    }

    private void sendUntilStopped() {
        try {
            while (stopping.getCount() > 0) {
                heartbeats.sendWhenDue();
                connections.ifPresent(ConnectionWatch::sendWhenDue);
                boolean sent = delivery.isDue() && isPhaseOver() && delivery.sendOldest();
                if (!sent && newBatches.tryAcquire(LONGEST_PAUSE.toMillis(), TimeUnit.MILLISECONDS)) {
                    newBatches.drainPermits();
                }
            }
            flush();
        } catch (InterruptedException e) {
            throw new IllegalStateException("nobody interrupts the agent's threads", e);
        }
    }

    /** Whoever called {@link #stop} bounds the time. */
    private void flush() {
        boolean more = true;
        while (more) {
            more = delivery.sendOldest();
        }
    }

    /**
     * Over as well when the oldest batch is from the future, which means that the clock was set back. The first looks are
     * at no tick, so that nobody else sends at that moment: they leave at once.
     */
    private boolean isPhaseOver() {
        Instant now = clock.instant();
        Optional<Instant> oldest = backlog.oldest().map(Batch::time);
        return oldest.isPresent()
                && (now.isBefore(oldest.get())
                        || !now.isBefore(oldest.get().plus(phase))
                        || !ticks.floor(oldest.get()).equals(oldest.get()));
    }

    private static long millis(Duration pause) {
        return Math.clamp(pause.toMillis(), 1, LONGEST_PAUSE.toMillis());
    }
}
