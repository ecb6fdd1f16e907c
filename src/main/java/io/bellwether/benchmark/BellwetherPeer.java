package io.bellwether.benchmark;

import io.bellwether.detection.AssetDetector;
import io.bellwether.detection.Change;
import io.bellwether.detection.DetectorSettings;
import io.bellwether.detection.DropDetector;
import io.bellwether.detection.Vote;
import java.time.Instant;
import java.util.List;

/** The detector of the service, with its own episodes: a re-opened alert is no new alarm. */
final class BellwetherPeer implements Peer {

    private final Watch watch;
    private boolean isOpen;

    private BellwetherPeer(Watch watch) {
        this.watch = watch;
    }

    /** The detector as the service runs it. */
    static BellwetherPeer of(DetectorSettings settings) {
        AssetDetector detector = new AssetDetector(settings);
        return new BellwetherPeer((at, level) -> detector.vote(Vote.ofText(at, level)));
    }

    /** One signal's detector. */
    static BellwetherPeer of(DropDetector detector) {
        return new BellwetherPeer(detector::vote);
    }

    @Override
    public Alarm vote(long epochSecond, double level) {
        Alarm alarm = Alarm.NONE;
        for (Change change : watch.vote(Instant.ofEpochSecond(epochSecond), level)) {
            if (change instanceof Change.Raised raised) {
                alarm = raised.isSameEpisode() ? Alarm.REPEATED : Alarm.NEW;
                isOpen = true;
            } else if (change instanceof Change.Cleared) {
                isOpen = false;
            }
        }
        return alarm;
    }

    @Override
    public boolean isOpen(long epochSecond) {
        return isOpen;
    }

    private interface Watch {
        List<Change> vote(Instant at, double level);
    }
}
