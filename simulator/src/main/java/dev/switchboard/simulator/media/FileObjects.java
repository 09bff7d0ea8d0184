package dev.switchboard.simulator.media;

import dev.switchboard.simulator.door.Done;
import dev.switchboard.simulator.door.GraphObjects;
import jakarta.inject.Singleton;
import java.util.Optional;

/** Files: their address and facts, and their end. */
@Singleton
class FileObjects implements GraphObjects {

    private final MediaStore media;
    private final MediaLinks links;

    FileObjects(MediaStore media, MediaLinks links) {
        this.media = media;
        this.links = links;
    }

    @Override
    public Optional<?> read(String id, Question question) {
        return find(id, question).map(file -> MediaDescription.of(file, links.link(file, question.base())));
    }

    @Override
    public Optional<?> end(String id, Question question) {
        return find(id, question).map(file -> new Done(media.delete(file.id())));
    }

    /** What a customer sent belongs to no number here; what was uploaded is refused under another number. */
    private Optional<StoredMedia> find(String id, Question question) {
        return media.find(id)
                .filter(file -> question.phoneNumberId() == null
                        || file.phoneNumberId() == null
                        || question.phoneNumberId().equals(file.phoneNumberId()));
    }
}
