package io.evenkeel.cooling.internal;

import io.evenkeel.cooling.Site;

/** A site of which parts are exchanged. Not safe for threads. */
final class SiteParts {
    private Site site;

    SiteParts(Site site) {
        this.site = site;
    }

    Site site() {
        return site;
    }

    SiteParts electric(Site.Losses pdu, Site.Losses ups, Site.Losses transformer, Site.Auxiliary auxiliary) {
        return of(
                pdu,
                ups,
                transformer,
                auxiliary,
                site.crah(),
                site.chilledWaterPumps(),
                site.plate(),
                site.condenserWaterPumps(),
                site.towers(),
                site.limits());
    }

    SiteParts crah(Site.Crah crah) {
        return of(
                site.pdu(),
                site.ups(),
                site.transformer(),
                site.auxiliary(),
                crah,
                site.chilledWaterPumps(),
                site.plate(),
                site.condenserWaterPumps(),
                site.towers(),
                site.limits());
    }

    SiteParts water(Site.Pumps chilled, Site.Plate plate, Site.Pumps condenser, Site.Towers towers) {
        return of(
                site.pdu(),
                site.ups(),
                site.transformer(),
                site.auxiliary(),
                site.crah(),
                chilled,
                plate,
                condenser,
                towers,
                site.limits());
    }

    SiteParts limits(Site.Limits limits) {
        return of(
                site.pdu(),
                site.ups(),
                site.transformer(),
                site.auxiliary(),
                site.crah(),
                site.chilledWaterPumps(),
                site.plate(),
                site.condenserWaterPumps(),
                site.towers(),
                limits);
    }

    private SiteParts of(
            Site.Losses pdu,
            Site.Losses ups,
            Site.Losses transformer,
            Site.Auxiliary auxiliary,
            Site.Crah crah,
            Site.Pumps chilled,
            Site.Plate plate,
            Site.Pumps condenser,
            Site.Towers towers,
            Site.Limits limits) {
        site = new Site(
                site.name(),
                site.hall(),
                pdu,
                ups,
                transformer,
                auxiliary,
                crah,
                chilled,
                plate,
                site.chillers(),
                condenser,
                towers,
                limits,
                site.tree());
        return this;
    }
}
