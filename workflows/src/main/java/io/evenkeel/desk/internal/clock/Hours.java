package io.evenkeel.desk.internal.clock;

import java.util.List;

/**
 * The working hours of one day in local time.
 *
 * @param spans in order, not overlapping; none: nobody works
 */
public record Hours(List<Span> spans) {
    public static final int MINUTES_A_DAY = 24 * 60;
    public static final Hours NONE = new Hours(List.of());
    public static final Hours WHOLE_DAY = new Hours(List.of(new Span(0, MINUTES_A_DAY)));

    public Hours {
        spans = List.copyOf(spans);
        for (int place = 1; place < spans.size(); place++) {
            if (spans.get(place).from() < spans.get(place - 1).to()) {
                throw new IllegalArgumentException(spans.get(place) + " overlaps " + spans.get(place - 1));
            }
        }
    }

    /**
     * From a minute of the day until before another. The day's end is minute 1440, not 1439: whoever writes 23:59 loses a
     * minute every midnight.
     */
    public record Span(int from, int to) {

        public Span {
            if (from < 0 || to <= from || to > MINUTES_A_DAY) {
                throw new IllegalArgumentException("from minute " + from + " to minute " + to);
            }
        }

        boolean overlaps(Span other) {
            return from < other.to && other.from < to;
        }

        @Override
        public String toString() {
            return time(from) + "-" + time(to);
        }

        private static String time(int minute) {
            return "%02d:%02d".formatted(minute / 60, minute % 60);
        }
    }
}
