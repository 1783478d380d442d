package io.evenkeel.reporting;

/**
 * What a number is of.
 *
 * @param words what stands behind it, such as {@code min}; empty for a count
 * @param decimals how many are shown, 0 to 6
 */
public record Unit(Words words, int decimals) {

    public static final Unit COUNT = new Unit(Words.same(""), 0);
    public static final Unit MINUTES = new Unit(new Words("min", "分钟"), 1);
    public static final Unit PERCENT = new Unit(Words.same("%"), 1);
}
