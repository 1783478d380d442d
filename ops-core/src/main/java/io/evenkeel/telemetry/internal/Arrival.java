package io.evenkeel.telemetry.internal;

import io.evenkeel.protocol.RemoteWrite;
import io.evenkeel.protocol.TimeSeries;
import io.evenkeel.protocol.WriteLimits;
import io.evenkeel.telemetry.internal.codec.Columns;
import io.evenkeel.telemetry.internal.store.MetricTexts.MetricText;
import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A request that has come in: its samples, and its series with labels that are read only where that is needed. */
final class Arrival {

    private final byte[] plain;
    private final WriteLimits limits;
    private final Optional<WireScan> scan;
    private final List<TimeSeries> read;
    private final Map<String, MetricText> texts;
    private final Columns samples;

    /** @throws io.evenkeel.protocol.WriteRefused if it can't be read */
    Arrival(byte[] plain, WriteLimits limits) {
        this.plain = plain;
        this.limits = limits;
        this.scan = WireScan.of(plain, limits);
        this.read =
                scan.isPresent() ? List.of() : RemoteWrite.read(plain, limits).series();
        this.samples = scan.map(WireScan::samples).orElseGet(() -> columns(read));
        this.texts = samples.count() > 0 ? Map.of() : WireTexts.in(plain);
    }

    /** Of another protocol, read already. */
    Arrival(List<TimeSeries> read, Map<String, MetricText> texts) {
        this.plain = new byte[0];
        this.limits = WriteLimits.USUAL;
        this.scan = Optional.empty();
        this.read = read;
        this.texts = texts;
        this.samples = columns(read);
    }

    private static Columns columns(List<TimeSeries> read) {
        var samples = new Columns(512);
        for (int place = 0; place < read.size(); place++) {
            for (TimeSeries.Sample sample : read.get(place).samples()) {
                samples.add(place, sample.epochMillis(), sample.value());
            }
        }
        return samples;
    }

    /** What the request says of metrics; by remote write, those who send such texts send them in requests without samples. */
    Map<String, MetricText> texts() {
        return texts;
    }

    int seriesCount() {
        return scan.map(WireScan::seriesCount).orElse(read.size());
    }

    /** In place of a series' number stands its place in this request. */
    Columns samples() {
        return samples;
    }

    /** What the labels of a series can be known by; empty if they were read already. */
    Optional<LabelHash> labelHash(int place) {
        int at = place * LabelHash.LONGS;
        return scan.map(found -> new LabelHash(found.hashes()[at], found.hashes()[at + 1]));
    }

    /** The numbers of those that are known; {@link Outcome#REFUSED} for the others. */
    int[] numbers(KnownSeries.OfSource known) {
        var numbers = new int[seriesCount()];
        if (scan.isEmpty()) {
            Arrays.fill(numbers, Outcome.REFUSED);
            return numbers;
        }
        long[] hashes = scan.get().hashes();
        KnownSeries.Known before = null;
        for (int place = 0; place < numbers.length; place++) {
            int at = place * LabelHash.LONGS;
            before = known.find(before, hashes[at], hashes[at + 1]);
            numbers[place] = before == null ? Outcome.REFUSED : before.number();
        }
        return numbers;
    }

    /**
     * The series at these places with their labels, in that order.
     *
     * @throws io.evenkeel.protocol.WriteRefused if a series breaks the rules of remote write
     */
    List<TimeSeries> series(List<Integer> places) {
        if (scan.isEmpty()) {
            return places.stream().map(read::get).toList();
        }
        var fields = new ByteArrayOutputStream();
        for (int place : places) {
            int from = scan.get().from(place);
            fields.write(plain, from, scan.get().to(place) - from);
        }
        return RemoteWrite.read(fields.toByteArray(), limits).series();
    }

    Map<String, String> labels(int place) {
        return series(List.of(place)).getFirst().labels();
    }
}
