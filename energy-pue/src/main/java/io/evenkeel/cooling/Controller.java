package io.evenkeel.cooling;

import java.util.Optional;

/** Chooses what to set for an hour. Not safe for threads: it may remember the hour before to be faster. */
public interface Controller {

    /** The hour with the setting chosen; empty if this controller finds none that every limit allows. */
    Optional<PlantState> decide(Weather weather, double loadKw);
}
