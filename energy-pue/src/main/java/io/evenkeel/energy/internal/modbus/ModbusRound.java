package io.evenkeel.energy.internal.modbus;

import io.evenkeel.energy.ModbusDevice;
import io.evenkeel.energy.ModbusDevices.WatchedDevice;
import io.evenkeel.energy.ModbusState;
import io.evenkeel.energy.ModbusState.Failure;
import io.evenkeel.protocol.TimeSeries;
import io.evenkeel.telemetry.MetricStore;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;

/** Asks the devices that are due, many at once, and writes down what they said. */
@Component
class ModbusRound implements DisposableBean {
    private static final Logger log = LoggerFactory.getLogger(ModbusRound.class);
    /** All registers of all devices that may be entered. */
    private static final MetricStore.Source SELF = new MetricStore.Source("room:energy", 100_000);

    private static final int AT_ONCE = 64;
    private static final long LONGEST_ROUND_SECONDS = 60;

    private final ModbusRows rows;
    private final ModbusReader reader;
    private final MetricStore measurements;
    private final InstantSource clock;
    private final ExecutorService threads = Executors.newFixedThreadPool(
            AT_ONCE, Thread.ofVirtual().name("modbus-", 0).factory());

    ModbusRound(ModbusRows rows, ModbusReader reader, MetricStore measurements, InstantSource clock) {
        this.rows = rows;
        this.reader = reader;
        this.measurements = measurements;
        this.clock = clock;
    }

    @Override
    public void destroy() {
        threads.shutdownNow();
    }

    /** All that are due; returns when they answered, or a minute is over. */
    void look() {
        Instant now = clock.instant();
        List<WatchedDevice> due = rows.whoseTimeHasCome(now.plus(Due.NEARLY)).stream()
                .filter(one -> Due.now(one.device(), one.state(), now))
                .toList();
        if (!due.isEmpty()) {
            write(due, talks(due));
        }
    }

    /** One, whether it is due or not. */
    void ask(WatchedDevice one) {
        write(List.of(one), List.of(reader.ask(one.device())));
    }

    private List<Conversation> talks(List<WatchedDevice> due) {
        List<Callable<Conversation>> asks = due.stream()
                .map(one -> (Callable<Conversation>) () -> reader.ask(one.device()))
                .toList();
        try {
            List<Future<Conversation>> told = threads.invokeAll(asks, LONGEST_ROUND_SECONDS, TimeUnit.SECONDS);
            List<Conversation> talks = new ArrayList<>();
            for (int i = 0; i < due.size(); i++) {
                talks.add(said(due.get(i).device(), told.get(i)));
            }
            return talks;
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return List.of();
        }
    }

    private Conversation said(ModbusDevice device, Future<Conversation> told) throws InterruptedException {
        try {
            return told.get();
        } catch (CancellationException late) {
            return Conversation.failed(
                    device,
                    clock.instant(),
                    Failure.LATE,
                    "Its turn did not come within a minute: too many are silent.");
        } catch (ExecutionException broken) {
            log.error("event=modbus-reader-failed device={}", device.id(), broken.getCause());
            return Conversation.failed(
                    device, clock.instant(), Failure.GARBAGE, "Its answer could not be worked out; the log says more.");
        }
    }

    private void write(List<WatchedDevice> asked, List<Conversation> talks) {
        Map<String, WatchedDevice> before = new HashMap<>();
        asked.forEach(one -> before.put(one.device().id(), one));
        List<TimeSeries> series =
                talks.stream().flatMap(talk -> series(talk).stream()).toList();
        if (!series.isEmpty()) {
            measurements.write(SELF, series);
        }
        Map<String, ModbusState> states = new HashMap<>();
        for (Conversation talk : talks) {
            String id = talk.device().id();
            ModbusState old = Objects.requireNonNull(before.get(id)).state();
            ModbusState next = NextState.of(old, talk);
            tellChange(id, old, next);
            states.put(id, next);
        }
        rows.note(states);
    }

    /** Once when a device begins to fail, once when it is well again; not at each attempt. */
    private static void tellChange(String device, ModbusState old, ModbusState next) {
        if (!old.failure().equals(next.failure())) {
            log.info(
                    "event=modbus-device-changed device={} failure={} detail=\"{}\"",
                    device,
                    next.failure().map(Enum::name).orElse("none"),
                    next.detail());
        }
    }

    private static List<TimeSeries> series(Conversation talk) {
        return talk.told().stream()
                .map(register -> new TimeSeries(
                        Map.of(
                                "__name__",
                                ModbusDevice.SERIES,
                                "device",
                                talk.device().id(),
                                "register",
                                register),
                        List.of(new TimeSeries.Sample(
                                talk.at().toEpochMilli(),
                                Objects.requireNonNull(talk.numbers().get(register))))))
                .toList();
    }
}
