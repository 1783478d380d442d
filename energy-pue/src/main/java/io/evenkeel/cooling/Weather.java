package io.evenkeel.cooling;

/**
 * The outdoor air of one hour.
 *
 * @param hour of the year, 1 to 8760, the hour that ends then, local standard time
 * @param month 1 to 12
 * @param dryBulbC only what may freeze depends on it
 * @param wetBulbC as measured or published, never computed anew
 * @param pressurePa of the station, not reduced to the sea
 */
public record Weather(int hour, int month, double dryBulbC, double wetBulbC, double pressurePa) {}
