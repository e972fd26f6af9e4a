// A system with a sheet to share by, which notes what it is given.
() => {
  navigator.share = async (what) => { document.shared = what; };
}
