package dev.switchboard.conversationservice.export;

import java.io.Closeable;
import java.io.IOException;

/** Takes an export piece by piece, in the order of the methods; a conversation's messages follow the conversation. */
interface Sink extends Closeable {

    void person(Person person) throws IOException;

    void conversation(HeldConversation conversation) throws IOException;

    void message(HeldMessage message) throws IOException;

    void endOfConversation() throws IOException;

    /** Messages of groups follow, each with its conversation. */
    void groups() throws IOException;

    /** Nothing follows; without it a reader sees that something is missing. */
    void end() throws IOException;
}
