package io.evenkeel.cooling;

import io.evenkeel.cooling.internal.SteadyPlant;

/**
 * A chilled-water plant: hall with CRAHs, chilled-water pumps, a plate heat exchanger in series as economizer, chillers, condenser
 * pumps, towers, and the losses between grid and racks. Quasi-steady, an hour at a time, no memory. Immutable; safe for threads.
 *
 * <p>Forms: counterflow effectiveness (Kays and London), coil and tower (Braun, Klein and Mitchell, ASHRAE Trans. 95(2), 1989),
 * psychrometrics (ASHRAE Fundamentals 2017, chapter 1), chiller (Gordon and Ng 2000, fitted to published sets), inlet limits
 * (ASHRAE TC 9.9 2011), PUE (ISO/IEC 30134-2). Not modelled: latent load, fouling, starts, water use.
 */
public interface Plant {

    /** A plant of these sizes with this chiller, scaled to the site's capacity. */
    static Plant of(Site site, Chiller chiller) {
        return new SteadyPlant(site, chiller);
    }

    Site site();

    Chiller chiller();

    /**
     * What a setting comes to.
     *
     * @param loadKw IT work, between the site's least and design load
     */
    Outcome evaluate(Weather weather, double loadKw, Setting setting);
}
