/**
 * Replays what the original contracts did, step by step, on the desk's own deciders, and compares
 * every field after every step. One replayer serves all originals; a small translation each says
 * which commands an action stands for and how the desk's state reads in the original's words.
 */
package io.plimsoll.acceptance.vector;
