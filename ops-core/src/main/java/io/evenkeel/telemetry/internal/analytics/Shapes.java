package io.evenkeel.telemetry.internal.analytics;

/**
 * Remembers the courses that a series has taken over some rows, in eight parts, and tells how far the newest course is from
 * the nearest of them. A bounded memory: a course that is near to a remembered one is not remembered again, and the one not
 * met for the longest time gives way. The idea is that of adaptive resonance (Carpenter and Grossberg 1987) and of discords
 * (Keogh et al., HOT SAX, ICDM 2005). Not thread-safe.
 */
final class Shapes {

    private static final int PARTS = 8;
    private static final int MOST = 256;

    /** A course is new if it is farther than this many usual distances from all that are remembered. */
    private static final double NEW = 1;

    /** From so many on, the memory is choosy. */
    private static final int FEW = 8;

    /** How fast the usual distance follows: a step up or down by two in a hundred, so that it is the median. */
    private static final double FOLLOW = 1.02;

    private final int rows;
    private final int width;
    private final int stride;
    private final double[] ring;
    private final double[] now = new double[PARTS];
    private final double[] known = new double[PARTS * MOST];
    private final double[] squares = new double[MOST];
    private final long[] born = new long[MOST];
    private final long[] met = new long[MOST];
    private long count;
    private int filled;
    private int size;
    private double usual;
    private int nearest = -1;
    private double any;
    private double other;
    private double distance;
    private double expected;

    /** @param rows a multiple of eight */
    Shapes(int rows) {
        this.rows = rows;
        this.width = rows / PARTS;
        this.stride = width;
        this.ring = new double[rows];
    }

    int rows() {
        return rows;
    }

    /** What was before a gap is no part of a course. */
    void gap() {
        filled = 0;
    }

    /** Takes a value in; true every few rows, when a course is complete and there are others to compare it with. */
    boolean add(double value) {
        ring[(int) (count++ % rows)] = value;
        filled = Math.min(rows, filled + 1);
        return filled == rows && count % stride == 0 && look();
    }

    /** Root of the sum of squares between the newest course and the nearest that is no part of itself. */
    double distance() {
        return distance;
    }

    /** The mean of the course's newest part. */
    double seen() {
        return now[PARTS - 1];
    }

    /** That of the nearest. */
    double expected() {
        return expected;
    }

    private boolean look() {
        take();
        any = Double.MAX_VALUE;
        other = Double.MAX_VALUE;
        nearest = -1;
        measure();
        for (int i = 0; i < size; i++) {
            if (squares[i] < other) {
                compare(i);
            }
        }
        if (nearest >= 0) {
            met[nearest] = count;
            distance = Math.sqrt(other);
            expected = known[(PARTS - 1) * MOST + nearest];
        }
        remember(size == 0 ? 0 : Math.sqrt(any));
        return nearest >= 0;
    }

    /** One part of all courses after the other: without a branch, so that processors do several courses at once. */
    private void measure() {
        for (int part = 0; part < PARTS; part += 2) {
            double one = now[part];
            double two = now[part + 1];
            int from = part * MOST;
            for (int i = 0; i < size; i++) {
                double first = one - known[from + i];
                double second = two - known[from + MOST + i];
                double before = part == 0 ? 0 : squares[i];
                squares[i] = before + (first * first + second * second);
            }
        }
    }

    private void compare(int i) {
        any = Math.min(any, squares[i]);
        if (count - born[i] >= rows) {
            other = squares[i];
            nearest = i;
        }
    }

    private void take() {
        int at = (int) (count % rows);
        for (int part = 0; part < PARTS; part++) {
            double sum = 0;
            for (int i = 0; i < width; i++) {
                sum += ring[at];
                at = at + 1 == rows ? 0 : at + 1;
            }
            now[part] = sum / width;
        }
    }

    private void remember(double distance) {
        if (size > 0) {
            usual = usual == 0 ? distance : usual * (distance > usual ? FOLLOW : 1 / FOLLOW);
        }
        if (size > FEW && distance <= NEW * usual) {
            return;
        }
        int place = size < MOST ? size++ : longestNotMet();
        for (int part = 0; part < PARTS; part++) {
            known[part * MOST + place] = now[part];
        }
        born[place] = count;
        met[place] = count;
    }

    private int longestNotMet() {
        int oldest = 0;
        long least = met[0];
        for (int i = 1; i < size; i++) {
            if (met[i] < least) {
                least = met[i];
                oldest = i;
            }
        }
        return oldest;
    }
}
