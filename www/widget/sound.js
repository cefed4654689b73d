// Tones through Web Audio. The audio is asked for with the first tone, which a reader has asked for, and let go afterwards.

export function soundOf() {
  let context;
  return {
    /** Plays a tone; whether there is audio. */
    tone(frequency, pan, seconds) {
      try {
        context ??= new AudioContext();
        context.resume()?.catch(() => {});
        const start = context.currentTime;
        const oscillator = context.createOscillator();
        const gain = context.createGain();
        const panner = context.createStereoPanner();
        oscillator.frequency.value = frequency;
        panner.pan.value = pan;
        // It swells and fades, for a tone that begins or ends at once clicks.
        gain.gain.setValueAtTime(0, start);
        gain.gain.linearRampToValueAtTime(0.2, start + seconds * 0.1);
        gain.gain.linearRampToValueAtTime(0, start + seconds * 0.95);
        oscillator.connect(gain).connect(panner).connect(context.destination);
        oscillator.start(start);
        oscillator.stop(start + seconds);
        return true;
      } catch {
        return false;
      }
    },
    silence() {
      context?.close().catch(() => {});
      context = undefined;
    },
  };
}
